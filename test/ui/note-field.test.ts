import { expect } from 'chai';
import '../../src/ui/note-field.js';
import type { FlywheelNoteField } from '../../src/ui/note-field.js';
import { one, settled, textOf, type } from '../support/inside.js';

describe('flywheel-note-field', () => {
  let field: FlywheelNoteField;
  let area: HTMLTextAreaElement;
  beforeEach(async () => {
    field = document.createElement('flywheel-note-field');
    field.label = 'Words';
    field.limit = 10;
    document.body.append(field);
    await settled(field);
    area = one<HTMLTextAreaElement>(field, 'textarea');
  });
  afterEach(() => field.remove());

  it('gives out clean words and leaves the caret where it is', async () => {
    area.focus();
    type(area, 'a\u0000b\r\nc');
    area.setSelectionRange(2, 2);
    await settled(field);
    expect(field.value).to.equal('ab\nc');
    expect(area.selectionStart).to.equal(2);
  });

  it('counts what a person counts, from four fifths of the limit on', async () => {
    type(area, '1234567');
    await settled(field);
    expect(textOf(field)).to.equal('Words');
    type(area, '12345678');
    await settled(field);
    expect(textOf(field)).to.contain('8 of 10 characters');
    type(area, '👩‍👩‍👧'.repeat(10));
    await settled(field);
    expect(textOf(field)).to.contain('10 of 10 characters');
    expect(field.fits).to.equal(true);
  });

  it('says how much is too much, marks it for ears too, and cuts nothing off', async () => {
    type(area, '123456789012');
    await settled(field);
    expect(textOf(field)).to.contain('12 of 10 characters: 2 too many. Nothing is cut off');
    expect(area.getAttribute('aria-invalid')).to.equal('true');
    expect(field.value).to.have.length(12);
    type(area, 'x'.repeat(400));
    await settled(field);
    expect(textOf(field)).to.contain('far more than 10 characters');
    expect(area.value).to.have.length(400);
  });

  it('takes words from outside without touching equal ones', async () => {
    type(area, 'same');
    area.setSelectionRange(1, 1);
    field.value = 'same';
    await settled(field);
    expect(area.selectionStart).to.equal(1);
    field.value = 'other';
    await settled(field);
    expect(area.value).to.equal('other');
  });

  it('lets each line run in its own direction', () => expect(area.dir).to.equal('auto'));
});
