/** A strategy: something to practise or to try, at home or at school, shared between a student's goals; and what each voice found. */
import * as v from 'valibot';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { voice } from './person.js';
import { id, instant, language, text, version } from './values.js';

export const strategyPlaces = ['home', 'school', 'anywhere'] as const;
/** `tried` no verdict yet. */
export const strategyFindings = ['tried', 'works', 'does-not'] as const;
export type StrategyFinding = (typeof strategyFindings)[number];

export const strategyBodySchema = /* @__PURE__ */ v.strictObject({
  text: /* @__PURE__ */ text(limits.statementCharacters),
  language,
  place: /* @__PURE__ */ v.picklist(strategyPlaces),
  /** The goals it serves. */
  goalIds: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.array(id),
    /* @__PURE__ */ v.minLength(1),
    /* @__PURE__ */ v.maxLength(limits.strategyGoals),
    /* @__PURE__ */ v.check((list) => new Set(list).size === list.length, 'must name each goal once'),
  ),
});
export type StrategyBody = v.InferOutput<typeof strategyBodySchema>;
export const strategyFindingBody = /* @__PURE__ */ v.strictObject({ finding: /* @__PURE__ */ v.picklist(strategyFindings) });

export const strategySchema = /* @__PURE__ */ v.object({
  id,
  studentId: id,
  text: /* @__PURE__ */ v.string(),
  language,
  place: /* @__PURE__ */ v.string(),
  goalIds: /* @__PURE__ */ v.array(id),
  voice,
  author: /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()) }),
  /** What each person found, one each, the last word of each. */
  findings: /* @__PURE__ */ v.array(
    /* @__PURE__ */ v.object({
      personId: id,
      name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
      voice,
      finding: /* @__PURE__ */ v.string(),
      at: instant,
    }),
  ),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type Strategy = v.InferOutput<typeof strategySchema>;

export const strategiesOfStudent = /* @__PURE__ */ v.strictObject({ student: id });
export const ofStrategy = /* @__PURE__ */ v.strictObject({ student: id, strategy: id });
export const listStrategiesQuery = /* @__PURE__ */ v.strictObject(pageQuery);
const capability = 'goals';

export const listStrategies = /* @__PURE__ */ defineOperation({
  id: 'strategies.list',
  method: 'GET',
  path: '/students/{student}/strategies',
  summary: "The strategies for a student's goals, newest first",
  capability,
  asks: asks<{ params: v.InferInput<typeof strategiesOfStudent>; query: v.InferInput<typeof listStrategiesQuery> }>(),
  answer: /* @__PURE__ */ page(strategySchema),
  status: 200,
  problems: [],
  changes: false,
});

export const createStrategy = /* @__PURE__ */ defineOperation({
  id: 'strategies.create',
  method: 'POST',
  path: '/students/{student}/strategies',
  summary: 'Shares a strategy',
  capability,
  asks: asks<{ params: v.InferInput<typeof strategiesOfStudent>; body: StrategyBody }>(),
  answer: strategySchema,
  status: 201,
  problems: [],
  changes: true,
});

export const changeStrategy = /* @__PURE__ */ defineOperation({
  id: 'strategies.change',
  method: 'PUT',
  path: '/students/{student}/strategies/{strategy}',
  summary: 'Changes the words, the place or the goals of a strategy of your own',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofStrategy>; body: StrategyBody }>(),
  answer: strategySchema,
  status: 200,
  problems: [],
  changes: true,
  ifMatch: 'always',
});

export const findStrategy = /* @__PURE__ */ defineOperation({
  id: 'strategies.find',
  method: 'POST',
  path: '/students/{student}/strategies/{strategy}/findings',
  summary: 'Says what the viewer found: tried, works, does not. Saying it again replaces what they said before',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofStrategy>; body: v.InferInput<typeof strategyFindingBody> }>(),
  answer: strategySchema,
  status: 200,
  problems: [],
  changes: true,
});
