/**
 * One thing worth knowing, in a sentence or two, with what can be done about it. `attention` is for problems of the system; nothing here
 * is ever about a person.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.js';

export interface NoticeContent {
  readonly tone: 'plain' | 'attention' | 'good';
  /** The path of an icon. */
  readonly icon: string;
  readonly title?: string;
  readonly text?: unknown;
  readonly actions?: unknown;
  /** Below all else. */
  readonly more?: unknown;
}

export const notice = ({ tone, icon: path, title, text, actions, more }: NoticeContent): TemplateResult =>
  html`<div class="notice ${tone}">
    ${icon(path)}
    <div class="notice-body">
      ${title ? html`<p class="notice-title">${title}</p>` : nothing} ${text ? html`<div class="notice-text">${text}</div>` : nothing}
      ${actions ? html`<div class="notice-actions no-print">${actions}</div>` : nothing} ${more}
    </div>
  </div>`;

/** The notice of a widget that cannot start, and in it what the page has put there for this case: mostly a link to where it can. Nothing takes no room. */
export const withFallback = (content: NoticeContent): TemplateResult => notice({ ...content, more: html`<slot class="fallback"></slot>` });

export const noticeStyles = css`
  .notice {
    display: flex;
    gap: 12px;
    padding: 12px;
    border-radius: var(--fw-radius-control);
    background: var(--fw-sunken);
    font-size: var(--fw-body);
  }
  .notice > .icon {
    margin-block-start: 0.1em;
    color: var(--fw-quiet);
  }
  .notice.attention {
    background: var(--fw-attention-soft);
  }
  .notice.attention > .icon {
    color: var(--fw-attention);
  }
  .notice.good {
    background: var(--fw-good-soft);
  }
  .notice.good > .icon {
    color: var(--fw-good);
  }
  .fallback {
    display: block;
  }
  .notice-body {
    flex: 1;
    min-inline-size: 0;
  }
  .notice-title {
    font-weight: 650;
  }
  .notice-text {
    overflow-wrap: anywhere;
  }
  .notice-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }
  /* Where it is narrow the words have the whole width below the icon, and so has what can be pressed. */
  @container (max-width: 20em) {
    .notice {
      display: block;
    }
    .notice > .icon {
      float: inline-start;
      margin-inline-end: 8px;
    }
    .notice-actions {
      clear: both;
    }
    .notice-actions > .button {
      flex: 1 1 auto;
    }
    .notice-actions > .link {
      margin-inline-start: -10px;
    }
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
