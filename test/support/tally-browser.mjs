/** A reporter of the browser test runner that writes how many tests passed, failed and were skipped, in every browser together, into a JSON file. */
import { writeFileSync } from 'node:fs';

const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/** A file that could not even be loaded, or that holds no test, counts as one failure. */
function count(session) {
  const tests = testsOf(session.testResults);
  const broken = session.errors.length > 0 || tests.length === 0 ? 1 : 0;
  return {
    passed: tests.filter((test) => test.passed && !test.skipped).length,
    failed: tests.filter((test) => !test.passed && !test.skipped).length + broken,
    skipped: tests.filter((test) => test.skipped).length,
  };
}

export function tallyReporter(path) {
  return {
    onTestRunFinished({ sessions }) {
      const total = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const one = count(session);
        for (const key of Object.keys(total)) total[key] += one[key];
      }
      writeFileSync(path, JSON.stringify(total));
    },
  };
}
