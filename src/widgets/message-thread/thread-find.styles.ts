/** How the search in a thread looks. */
import { css } from 'lit';

export const findStyles = css`
  :host {
    display: block;
    container: find / inline-size;
    font-size: var(--fw-body);
  }
  .find {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--fw-line);
    border-radius: var(--fw-radius-control);
    background: var(--fw-raised);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .row .field {
    flex: 1 1 9em;
    inline-size: auto;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  [role='status']:empty {
    display: none;
  }
`;
