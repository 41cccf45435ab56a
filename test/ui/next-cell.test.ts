import { expect } from 'chai';
import fc from 'fast-check';
import { nextCell, type Box } from '../../src/ui/next-cell.js';

/** A grid of `columns`, drawn from the left or from the right. */
const grid = (count: number, columns: number, rtl = false): Box[] =>
  Array.from({ length: count }, (_, i) => {
    const column = rtl ? columns - 1 - (i % columns) : i % columns;
    const top = Math.floor(i / columns) * 50;
    return { left: column * 100, right: column * 100 + 90, top, bottom: top + 40 };
  });

describe('ui/next-cell', () => {
  it('X-17 goes where the arrow points, in any number of columns and from right to left', () => {
    expect(nextCell(grid(12, 6), 0, 'ArrowRight')).to.equal(1);
    expect(nextCell(grid(12, 6), 0, 'ArrowDown')).to.equal(6);
    expect(nextCell(grid(12, 3), 4, 'ArrowUp')).to.equal(1);
    expect(nextCell(grid(12, 3, true), 0, 'ArrowLeft')).to.equal(1);
    expect(nextCell(grid(12, 3, true), 0, 'ArrowRight')).to.equal(undefined);
    expect(nextCell(grid(5, 1), 1, 'ArrowDown')).to.equal(2);
  });

  it('stays where there is nothing, leaves other keys alone, and knows first and last', () => {
    expect(nextCell(grid(6, 3), 2, 'ArrowRight')).to.equal(undefined);
    expect(nextCell(grid(6, 3), 0, 'Tab')).to.equal(undefined);
    expect(nextCell(grid(6, 3), 3, 'Home')).to.equal(0);
    expect(nextCell(grid(6, 3), 3, 'End')).to.equal(5);
    expect(nextCell([], -1, 'Home')).to.equal(undefined);
  });

  it('reaches every cell by arrows alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 6 }), fc.boolean(), (count, columns, rtl) => {
        const boxes = grid(count, columns, rtl);
        const reached = new Set([0]);
        const open = [0];
        while (open.length) {
          const from = open.pop()!;
          for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
            const to = nextCell(boxes, from, key);
            if (to !== undefined && !reached.has(to)) open.push(to);
            if (to !== undefined) reached.add(to);
          }
        }
        expect(reached.size).to.equal(count);
      }),
    );
  });

  it('goes back the way it came in a full grid', () => {
    const back: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft', ArrowUp: 'ArrowDown', ArrowDown: 'ArrowUp' };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.constantFrom(...Object.keys(back)), fc.constantFrom(1, 2, 3, 4, 6), (from, key, columns) => {
        const boxes = grid(12, columns);
        const to = nextCell(boxes, from, key);
        if (to !== undefined) expect(nextCell(boxes, to, back[key]!)).to.equal(from);
      }),
    );
  });
});
