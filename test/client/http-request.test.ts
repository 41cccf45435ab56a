import { expect } from 'chai';
import fc from 'fast-check';
import { requestOf, urlOf } from '../../src/client/http-request.js';
import { changeCheckIn, createCheckIn, listCheckIns } from '../../src/contract/check-in.js';
import { discover } from '../../src/contract/discovery.js';
import { saveDraft } from '../../src/contract/draft.js';
import { CallFailure } from '../../src/contract/problem.js';
import { idOf } from '../support/check-ins.js';

const api = new URL('https://api.example.school/v1/');
const nobody = { token: undefined, cookieMode: false };

describe('a request', () => {
  it('goes below the base URL, wherever that ends', () => {
    expect(urlOf(api, discover, {})).to.equal('https://api.example.school/v1/');
    expect(urlOf(new URL('https://api.example.school/v1'), discover, {})).to.equal('https://api.example.school/v1/');
    expect(urlOf(new URL('http://localhost:4173/api/?x=1#y'), listCheckIns, { params: { student: idOf(1) } })).to.equal(
      `http://localhost:4173/api/students/${idOf(1)}/check-ins`,
    );
  });

  it('carries what is asked for in the query, and nothing that is not', () => {
    const url = urlOf(api, listCheckIns, { params: { student: idOf(1) }, query: { mode: 'feelings', limit: 20, cursor: undefined } });
    expect(new URL(url).search).to.equal('?mode=feelings&limit=20');
  });

  it('stays below the base URL whatever a parameter says', () => {
    const under = 'https://api.example.school/v1/students/';
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', '?', '#', '%', '2', 'e', 'E', '@', ' ', 'ä', ':') }), (record) => {
        const input = { params: { student: idOf(1), widget: 'w', record } };
        try {
          const url = urlOf(api, saveDraft, input);
          expect(new URL(url).href.startsWith(`${under}${idOf(1)}/drafts/w/`), url).to.equal(true);
          expect(decodeURIComponent(new URL(url).pathname.split('/').at(-1)!)).to.equal(record);
        } catch (error) {
          expect(error).to.be.instanceOf(CallFailure);
          expect(record).to.match(/^\.{0,2}$/);
        }
      }),
    );
    expect(() => urlOf(api, saveDraft, { params: { student: idOf(1), widget: 'w' } }), 'missing').to.throw(CallFailure);
    expect(() => urlOf(api, saveDraft, {}), 'none at all').to.throw(CallFailure);
  });

  it('X-06 carries one key for the life of the item, and the version it was made from', () => {
    const body = { kind: 'report' };
    const { headers, ...init } = requestOf(changeCheckIn, { body, version: 3, idempotencyKey: idOf(9) }, { token: 'secret', cookieMode: false });
    expect(headers).to.include({ 'Idempotency-Key': `"${idOf(9)}"`, 'If-Match': '"3"', Authorization: 'Bearer secret', 'Content-Type': 'application/json' });
    expect(init).to.deep.include({ method: 'PUT', body: JSON.stringify(body), credentials: 'omit', redirect: 'manual', cache: 'no-store' });
  });

  it('in cookie mode sends cookies and the header that other sites cannot, and no token', () => {
    const { headers, credentials } = requestOf(createCheckIn, { body: {}, viewerId: idOf(2) }, { token: undefined, cookieMode: true });
    expect(headers, 'X-04 a cookie may be another person’s by now').to.include({ 'Flywheel-Viewer': idOf(2) });
    expect(credentials).to.equal('include');
    expect(headers).to.include({ 'X-Requested-With': 'flywheel' }).and.not.have.property('Authorization');
    expect(requestOf(createCheckIn, { body: {}, viewerId: idOf(2) }, nobody).headers).to.not.have.property('Flywheel-Viewer');
    expect(requestOf(createCheckIn, { body: {} }, nobody).headers).to.not.have.any.keys('X-Requested-With', 'Authorization', 'If-Match', 'Idempotency-Key');
  });
});
