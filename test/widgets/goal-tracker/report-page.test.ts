import { expect } from 'chai';
import { render } from 'lit';
import type { ProgressReport } from '../../../src/contract/progress-report.js';
import { rateWord, reportPage } from '../../../src/widgets/goal-tracker/report-page.js';
import { idOf } from '../../support/check-ins.js';
import { createFakePorts } from '../../support/fake-ports.js';
import { goalOf, readingPoints } from '../../support/goals.js';
import { textOf } from '../../support/inside.js';
import { goalScene } from '../../support/mount-goal-part.js';

const basis = (requiredPerWeek: number | null, actualPerWeek: number | null, points = 6): ProgressReport['basis'] => ({
  points,
  requiredPerWeek,
  actualPerWeek,
  method: 'theil-sen',
});
const report: ProgressReport = {
  id: idOf(831),
  studentId: idOf(1),
  goalId: idOf(700),
  from: '2025-09-08',
  until: '2025-10-20',
  outlook: 'likely',
  basis: basis(2, 1.5),
  comment: null,
  language: 'en',
  author: { id: idOf(4), name: 'Ms Rivera' },
  createdAt: '2025-10-20T14:00:00.000Z',
};

describe('a progress report in words', () => {
  it('GT-18 says what is needed and what happens each week as up or down, never with a minus sign', () => {
    expect(rateWord(basis(2, 1.46), 'words per minute', 'en')).to.equal(
      'Needed each week: up by 2 words per minute. So far each week: up by 1.5 words per minute. 6 points.',
    );
    expect(rateWord(basis(-0.5, -0.83), 'call-outs', 'en')).to.equal(
      'Needed each week: down by 0.5 call-outs. So far each week: down by 0.8 call-outs. 6 points.',
    );
    expect(rateWord(basis(2, -0.04), 'words', 'en')).to.contain('So far each week: about the same.');
  });

  it('GT-18 says what is not known as that', () => {
    expect(rateWord(basis(null, null, 1), 'words', 'en')).to.equal('What is needed each week is not known yet. Too few points for a rate. 1 point.');
  });

  it('GT-18 names everybody on paper, also who prints it, and who has no name by what they are', () => {
    const page = document.createElement('div');
    document.body.append(page);
    render(reportPage(report, goalOf(), { items: readingPoints(), next: null }, goalScene('teacher', createFakePorts())), page);
    const who = [...page.querySelectorAll('td:last-child')].map(textOf);
    expect(who).to.deep.equal(['Ms Rivera', 'Ana Lopez', 'Ms Rivera', 'Family', 'Ms Rivera', 'Maya']);
    page.remove();
  });
});
