/**
 * A reporter of `node --test` that yields how many tests passed, failed and were skipped as JSON. Suites are not tests; a file that Node reports
 * as a test in itself either crashed or holds no test, and both count as one failure.
 */
const isFile = (data) => data.nesting === 0 && typeof data.file === 'string' && (data.name === data.file || data.file.endsWith(`/${data.name}`));

export default async function* tally(events) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') continue;
    if (isFile(data)) total.failed += 1;
    else if (data.skip !== undefined || data.todo !== undefined) total.skipped += 1;
    else total[type === 'test:pass' ? 'passed' : 'failed'] += 1;
  }
  yield JSON.stringify(total);
}
