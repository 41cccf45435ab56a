/**
 * A number as a person types it: digits of any script, the decimal sign of their language, a minus of any length. What is not one number is
 * `undefined` and never half a number. Pure; it knows no unit.
 */
import { numberFormatOf } from './number-format.js';

const signs = new Map<string, { readonly decimal: string; readonly group: string }>();

function signsOf(locale: string): { readonly decimal: string; readonly group: string } {
  let found = signs.get(locale);
  if (!found) {
    const parts = numberFormatOf(locale).formatToParts(-12345.6);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    signs.set(locale, (found = { decimal: part('decimal'), group: part('group') }));
  }
  return found;
}

/** Every script has its ten digits in a row; only those of mathematics stand in five rows without a gap. */
const MATHEMATICAL_ZERO = 0x1d7ce;

function latinDigit(digit: string): string {
  const at = digit.codePointAt(0)!;
  if (at >= MATHEMATICAL_ZERO && at < MATHEMATICAL_ZERO + 50) return String((at - MATHEMATICAL_ZERO) % 10);
  let zero = at;
  while (at - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(at - zero);
}

const plain = /^[+-]?(\d+([.]\d*)?|[.]\d+)$/;

/** `locale` is a usable BCP 47 tag; its decimal sign goes before the point, which is understood everywhere it is not the sign of thousands. */
export function numberIn(text: string, locale: string): number | undefined {
  const { decimal, group } = signsOf(locale);
  const latin = text
    .trim()
    .replace(/\p{Nd}/gu, latinDigit)
    .replace(/[\u2212\u2010-\u2015\uFE63\uFF0D]/g, '-')
    .replace(/[\s\u061C\u200E\u200F'’]/g, '')
    .replaceAll('٬', '')
    .replaceAll('٫', '.');
  const grouped = group && new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+(\\${decimal || '.'}\\d*)?$`).test(latin) ? latin.replaceAll(group, '') : latin;
  const pointed = decimal ? grouped.replace(decimal, '.') : grouped;
  const read = pointed.includes('.') ? pointed : pointed.replace(',', '.');
  return plain.test(read) ? Number(read) : undefined;
}

/** A number to be read has a minus as wide as its plus, where the browser writes a hyphen. */
export const withMinus = (number: string): string => number.replace('-', '−');

/** The number as the same person would type it again: no signs of thousands, up to four decimals. */
export const numberText = (value: number, locale: string): string => numberFormatOf(locale, { useGrouping: false, maximumFractionDigits: 4 }).format(value);
