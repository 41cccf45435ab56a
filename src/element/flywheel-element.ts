/**
 * The thin base of every element of ours: the tokens on its host, and a new picture when the words arrive in another language.
 * It knows no port and no widget.
 */
import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement, type CSSResultGroup, type CSSResultOrNative } from 'lit';
import { tokens } from './tokens.styles.js';

export abstract class FlywheelElement extends LitElement {
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** A class names its own styles only; the tokens always come first. */
  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return super.finalizeStyles([tokens, ...(styles === undefined ? [] : [styles])]);
  }
}
