/**
 * The goal tracker as the person before it knows it: by what it says and what can be pressed. Shadow roots are open, so roles and labels reach through.
 * It knows no class and no property of the tracker.
 */
import type { Locator, Page } from 'playwright-core';

export class GoalPage {
  constructor(readonly root: Locator) {}

  static on(page: Page): GoalPage {
    return new GoalPage(page.locator('flywheel-goal-tracker').first());
  }

  /** The goal that says this. */
  goal(statement: string): Locator {
    return this.root.getByRole('article', { name: statement });
  }
  /** Waits until the tracker says this somewhere. */
  async says(text: string | RegExp): Promise<void> {
    try {
      await this.root.getByText(text).first().waitFor();
    } catch (error) {
      const said = await this.root.ariaSnapshot({ timeout: 1000 }).catch(() => '(there is no tracker)');
      throw new Error(`it does not say ${String(text)}. The tracker says:\n${said}`, { cause: error });
    }
  }
  /** The small print of a goal: `section` as its button says it. */
  async open(statement: string, section: string | RegExp): Promise<Locator> {
    const goal = this.goal(statement);
    const plan = goal.getByRole('button', { name: 'Plan, promises and history' });
    if ((await plan.getAttribute('aria-expanded')) !== 'true') await plan.click();
    const toggle = goal.getByRole('button', { name: section });
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
    return goal;
  }
  /** Fills the form of a goal, by the labels of its fields, and sends it. */
  async write(form: Locator, fields: Readonly<Record<string, string>>, button = 'Save goal'): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      const field = form.getByLabel(label, { exact: true });
      if ((await field.evaluate(({ localName }) => localName)) === 'select') await field.selectOption(value);
      else await field.fill(value);
    }
    await form.getByRole('button', { name: button }).click();
  }
  /** Adds a point to a goal, as a person types it. */
  async add(statement: string, value: string, on?: string): Promise<void> {
    const goal = this.goal(statement);
    await goal.getByRole('textbox', { name: 'How much today?' }).fill(value);
    if (on !== undefined) await goal.getByLabel('Day', { exact: true }).fill(on);
    await goal.getByRole('button', { name: 'Send', exact: true }).click();
  }
}
