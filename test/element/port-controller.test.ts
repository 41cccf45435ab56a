import { ContextProvider, createContext } from '@lit/context';
import { expect } from 'chai';
import { LitElement } from 'lit';
import { PortController } from '../../src/element/port-controller.js';

const portContext = createContext<string>(Symbol('a port'));

class Asking extends LitElement {
  readonly port = new PortController(this, portContext);
}
customElements.define('test-asking', Asking);

class Answering extends LitElement {
  readonly provider = new ContextProvider(this, { context: portContext, initialValue: 'near' });
}

describe('asking for a port', () => {
  let around: HTMLElement;
  let asking: Asking;
  beforeEach(() => {
    around = document.createElement('test-answering');
    asking = document.createElement('test-asking') as Asking;
    around.append(asking);
    document.body.append(around);
  });
  afterEach(() => around.remove());

  it('is answered by a school that is defined only after the widget', () => {
    expect(asking.port.port).to.equal(undefined);
    customElements.define('test-answering', Answering);
    expect(asking.port.port).to.equal('near');
  });

  it('hears of another value, and of nothing once it has left the page', () => {
    const school = around as Answering;
    school.provider.setValue('another');
    expect(asking.port.port).to.equal('another');
    asking.remove();
    school.provider.setValue('a third');
    expect(asking.port.port).to.equal('another');
  });
});
