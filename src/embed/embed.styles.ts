/** The look of `<flywheel-embed>`: the frame and nothing else. A string, because a page that only has a frame does not load Lit. */
export const embedStyles = `
  :host { display: block; }
  :host([hidden]) { display: none; }
  iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; border-radius: inherit; color-scheme: inherit; }
  .frame { block-size: var(--flywheel-embed-height, 30rem); }
  .instead { margin: 0; }
  [hidden] { display: none; }
`;
