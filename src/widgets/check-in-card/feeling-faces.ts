/**
 * A face for each feeling, drawn as one path on 24 × 24 in the stroke of the icons, so that a child who does not read yet can tell them
 * apart and none is a colour alone. A feeling that has no face here gets an open one.
 */
import type { Feeling } from '../../contract/feelings.js';

const head = 'M2.5 12a9.5 9.5 0 1 0 19 0a9.5 9.5 0 1 0-19 0';
const eyes = 'M9 10.4V9.4M15 10.4V9.4';
const closed = 'M7.6 9.8c.8.9 2 .9 2.8 0M13.6 9.8c.8.9 2 .9 2.8 0';
const arched = 'M7.6 10.4c.7-1.3 2.1-1.3 2.8 0M13.6 10.4c.7-1.3 2.1-1.3 2.8 0';
const faces: Record<Feeling, string> = {
  happy: `${head}${eyes}M7.8 14c.9 1.7 2.4 2.6 4.2 2.6s3.3-.9 4.2-2.6`,
  excited: `${head}${arched}M7.8 13.2h8.4c-.2 2.5-1.9 4-4.2 4s-4-1.5-4.2-4z`,
  proud: `${head}${closed}M8 13.4c1 2.2 2.3 3.1 4 3.1s3-.9 4-3.1M7 7.6l2-.6M17 7.6l-2-.6`,
  calm: `${head}${closed}M9.2 15c1.6.9 4 .9 5.6 0`,
  thankful: `${head}${arched}M12 17.4c-1.9-1.2-2.8-2.1-2.8-3.2 0-1.5 2.1-1.9 2.8-.6.7-1.3 2.8-.9 2.8.6 0 1.1-.9 2-2.8 3.2z`,
  safe: `M12 22c5.3-1.9 8-5 8-9.4V5.6L12 2.4 4 5.6v7C4 17 6.7 20.1 12 22zM9.2 10.8V9.8M14.8 10.8V9.8M9 14.2c1.5 1.5 4.5 1.5 6 0`,
  angry: `${head}M9 11.4v-.6M15 11.4v-.6M7.2 8l3 1.4M16.8 8l-3 1.4M8.4 16.6c1.8-1.9 5.4-1.9 7.2 0`,
  worried: `${head}M9 11.2v-.8M15 11.2v-.8M7 8.8l2.8-1.3M17 8.8l-2.8-1.3M10.4 15.8a1.6 1.3 0 1 0 3.2 0a1.6 1.3 0 1 0-3.2 0`,
  restless: `${head}M9 10.2V9.4M15 10.2V9.4M7.4 15.6l1.8-1.5 1.9 1.5 1.9-1.5 1.9 1.5 1.7-1.4`,
  sad: `${head}${eyes}M8.4 16.6c1.8-1.9 5.4-1.9 7.2 0M16.8 12.2v1.6`,
  lonely: `${head}M8.6 11.4v-.8M13.6 11.4v-.8M9.6 15.8c1-.7 2.6-.7 3.6 0`,
  tired: `${head}M7.4 10.6h3M13.6 10.6h3M9.8 15.6a2.2 1.5 0 1 0 4.4 0a2.2 1.5 0 1 0-4.4 0`,
};

export const faceOf = (feeling: string): string => faces[feeling as Feeling] ?? `${head}${eyes}`;
