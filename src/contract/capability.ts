/** The slices that a school's API may offer. */
export const capabilities = [
  'check-ins',
  'goals',
  'conferences',
  'messages',
  'attachments',
  'events',
  'drafts',
  'sealed-drafts',
  'translate',
  'notebook',
  'folder',
  'shares',
  'profile',
  'participation',
  'concerns',
  'checklist',
  'momentum',
] as const;
export type Capability = (typeof capabilities)[number];
