import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/ui/gloss.js';
import { all, control, settled, textOf } from '../support/inside.js';

describe('flywheel-gloss', () => {
  it('X-16 keeps the meaning one press away and shut by Escape, and is plain text where there is none', async () => {
    const gloss = Object.assign(document.createElement('flywheel-gloss'), { term: 'IEP', meaning: 'The plan we agreed on together.' });
    document.body.append(gloss);
    await settled(gloss);
    expect(textOf(gloss)).to.equal('IEP');
    const term = control(gloss, 'IEP: what does this mean?');
    term.click();
    await settled(gloss);
    expect(textOf(gloss)).to.equal('IEP The plan we agreed on together.');
    expect(term.getAttribute('aria-expanded')).to.equal('true');
    term.focus();
    await sendKeys({ press: 'Escape' });
    await settled(gloss);
    expect(textOf(gloss)).to.equal('IEP');
    gloss.meaning = '';
    await settled(gloss);
    expect(all(gloss, 'button')).to.have.length(0);
    gloss.remove();
  });
});
