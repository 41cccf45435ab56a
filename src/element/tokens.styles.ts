/**
 * Every colour, size and shape of the library, once. Each `--fw-*` is what the styles use; it takes the page's `--flywheel-*` of the same
 * name where there is one, from whatever element it was set on, and else the default here. Contrast is computed from these by a test.
 */
import { css } from 'lit';

export const tokens = css`
  :host {
    --fw-surface: var(--flywheel-surface, light-dark(oklch(0.985 0.006 85), oklch(0.21 0.015 260)));
    --fw-raised: var(--flywheel-raised, light-dark(oklch(1 0 0), oklch(0.255 0.016 260)));
    --fw-sunken: var(--flywheel-sunken, light-dark(oklch(0.962 0.009 85), oklch(0.18 0.014 260)));
    --fw-ink: var(--flywheel-ink, light-dark(oklch(0.27 0.02 260), oklch(0.95 0.008 85)));
    --fw-quiet: var(--flywheel-quiet, light-dark(oklch(0.46 0.02 260), oklch(0.78 0.012 260)));
    --fw-line: var(--flywheel-line, light-dark(oklch(0.9 0.009 85), oklch(0.35 0.016 260)));
    --fw-edge: var(--flywheel-edge, light-dark(oklch(0.61 0.015 260), oklch(0.62 0.018 260)));
    --fw-accent: var(--flywheel-accent, light-dark(oklch(0.5 0.09 195), oklch(0.78 0.1 195)));
    --fw-on-accent: var(--flywheel-on-accent, light-dark(oklch(1 0 0), oklch(0.2 0.03 200)));
    --fw-accent-soft: light-dark(color-mix(in oklch, var(--fw-accent) 9%, oklch(1 0 none)), color-mix(in oklch, var(--fw-accent) 20%, oklch(0.22 0 none)));
    --fw-home: var(--flywheel-home, light-dark(oklch(0.76 0.15 75), oklch(0.8 0.14 78)));
    --fw-home-edge: var(--flywheel-home-edge, light-dark(oklch(0.6 0.125 68), oklch(0.8 0.14 78)));
    --fw-home-soft: light-dark(oklch(0.975 0.022 82), oklch(0.3 0.03 78));
    --fw-school: var(--flywheel-school, light-dark(oklch(0.52 0.09 195), oklch(0.76 0.1 195)));
    --fw-school-soft: light-dark(oklch(0.97 0.014 195), oklch(0.29 0.028 205));
    --fw-student: var(--flywheel-student, light-dark(oklch(0.52 0.13 330), oklch(0.76 0.12 330)));
    --fw-student-soft: light-dark(oklch(0.972 0.014 330), oklch(0.3 0.035 325));
    --fw-good: var(--flywheel-good, light-dark(oklch(0.5 0.11 150), oklch(0.79 0.13 150)));
    --fw-good-soft: light-dark(oklch(0.968 0.024 150), oklch(0.3 0.035 155));
    --fw-attention: var(--flywheel-attention, light-dark(oklch(0.54 0.165 30), oklch(0.77 0.12 32)));
    --fw-attention-soft: light-dark(oklch(0.968 0.018 35), oklch(0.3 0.04 30));
    --fw-hue-1: light-dark(oklch(0.48 0.12 350), oklch(0.8 0.1 350));
    --fw-tint-1: light-dark(oklch(0.985 0.008 350), oklch(0.265 0.02 350));
    --fw-hue-2: light-dark(oklch(0.5 0.11 66), oklch(0.83 0.12 80));
    --fw-tint-2: light-dark(oklch(0.987 0.012 85), oklch(0.27 0.02 80));
    --fw-hue-3: light-dark(oklch(0.47 0.09 265), oklch(0.79 0.08 265));
    --fw-tint-3: light-dark(oklch(0.983 0.007 265), oklch(0.265 0.025 265));
    --fw-hue-4: light-dark(oklch(0.47 0.085 165), oklch(0.8 0.09 165));
    --fw-tint-4: light-dark(oklch(0.985 0.011 165), oklch(0.265 0.02 165));
    --fw-radius: var(--flywheel-radius, 12px);
    --fw-radius-control: min(var(--fw-radius), 8px);
    --fw-shadow: var(--flywheel-shadow, 0 1px 2px light-dark(oklch(0.27 0.02 260 / 0.05), oklch(0 0 0 / 0.3)), 0 8px 24px -12px light-dark(oklch(0.27 0.02 260 / 0.14), oklch(0 0 0 / 0.5)));
    --fw-small: 0.8125em;
    --fw-body: 0.9375em;
    --fw-title: 1.1875em;
    --fw-display: 1.5em;
    --fw-motion: 160ms cubic-bezier(0.2, 0, 0, 1);

    box-sizing: border-box;
    font-family: var(--flywheel-font, inherit);
    float: none !important;
    line-height: 1.5;
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    white-space: normal;
    color: var(--fw-ink);
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --fw-motion: 0s;
    }
  }
`;
