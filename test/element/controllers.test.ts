import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';
import { listCheckIns } from '../../src/contract/check-in.js';
import { AccessController } from '../../src/element/access-controller.js';
import { defineElement } from '../../src/element/define-element.js';
import { DraftController } from '../../src/element/draft-controller.js';
import { FlywheelWidget } from '../../src/element/flywheel-widget.js';
import { OutboxController } from '../../src/element/outbox-controller.js';
import { ReaderController } from '../../src/element/reader-controller.js';
import { checkIn, idOf } from '../support/check-ins.js';
import { createFakePorts, type FakePorts } from '../support/fake-ports.js';
import { settled, textOf } from '../support/inside.js';

class Sample extends FlywheelWidget {
  readonly access = new AccessController(this);
  readonly draft = new DraftController(this);
  readonly outbox = new OutboxController(this);
  readonly list = new ReaderController(this, listCheckIns);
  draws = 0;
  constructor() {
    super();
    this.ports.push(this.access);
  }
  override render(): TemplateResult {
    this.draws++;
    return html`${this.access.snapshot.session?.viewer.name} ${this.draft.snapshot.value?.note} ${this.list.reading.value?.items.length}`;
  }
}
defineElement('test-sample-widget', Sample);

const place = { studentId: idOf(1), widget: 'sample', record: 'one' };
const input = { params: { student: idOf(1) } };

describe('controllers', () => {
  let ports: FakePorts;
  let page: HTMLElement;
  let sample: Sample;
  beforeEach(async () => {
    ports = createFakePorts({ checkIns: [checkIn()] });
    page = document.createElement('main');
    ports.provide(page);
    sample = document.createElement('test-sample-widget') as Sample;
    sample.draft.openAt(place);
    sample.list.watch(input);
    page.append(sample);
    document.body.append(page);
    await settled(sample);
  });
  afterEach(() => page.remove());

  it('draw what the ports say, and again when it changes', async () => {
    expect(textOf(sample)).to.equal('Maya Thompson 1');
    sample.draft.write({ note: 'words' });
    await settled(sample);
    expect(textOf(sample)).to.equal('Maya Thompson words 1');
    ports.access.set({ session: undefined });
    await settled(sample);
    expect(textOf(sample)).to.equal('words 1');
  });

  it('let go of everything when the host leaves, and take it up again', async () => {
    sample.remove();
    await Promise.resolve();
    expect([ports.access.watchers, ports.outbox.watchers, ports.reader.watchers, ports.drafts.open_.size]).to.deep.equal([0, 0, 0, 0]);
    page.append(sample);
    await settled(sample);
    expect([ports.access.watchers, ports.outbox.watchers, ports.reader.watchers, ports.drafts.open_.size]).to.deep.equal([1, 1, 1, 1]);
    expect(textOf(sample)).to.equal('Maya Thompson 1');
  });

  it('keep a draft open while the page moves the host, and close it for another place', async () => {
    sample.draft.write({ note: 'words' });
    const [draft] = ports.drafts.open_;
    const aside = document.createElement('div');
    page.append(aside);
    aside.append(sample);
    await settled(sample);
    expect([...ports.drafts.open_]).to.deep.equal([draft]);
    sample.draft.openAt({ ...place, record: 'two' });
    expect(draft!.closed).to.equal(true);
    expect(sample.draft.snapshot.value).to.equal(undefined);
    sample.draft.openAt({ ...place });
    expect(sample.draft.snapshot.value).to.deep.equal({ note: 'words' });
  });

  it('read the same thing once, another thing anew, and nothing when told so', async () => {
    sample.list.watch({ params: { student: idOf(1) } });
    expect(ports.reader.asked).to.have.length(1);
    sample.list.watch({ params: { student: idOf(2) } });
    expect(ports.reader.asked).to.have.length(2);
    sample.list.watch(undefined);
    expect(ports.reader.watchers).to.equal(0);
    expect(sample.list.reading.status).to.equal('loading');
  });

  it('ask again when the widget is configured anew', async () => {
    let asked = 0;
    page.addEventListener('context-request', () => asked++, { capture: true });
    sample.api = 'https://other.example/';
    await settled(sample);
    expect(asked).to.equal(1);
    sample.requestUpdate();
    await settled(sample);
    expect(asked).to.equal(1);
  });
});
