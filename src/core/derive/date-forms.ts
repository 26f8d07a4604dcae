const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const two = (number: number): string => String(number).padStart(2, '0');

/** A day in the forms that titles have it in. Not those that leave open which part is the month. */
function formsOf(iso: string): string[] {
  const [year, monthNumber, day] = [iso.slice(0, 4), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))];
  const month = MONTHS[monthNumber - 1] ?? '';
  const short = month.slice(0, 3);
  return [
    iso,
    iso.replaceAll('-', '/'),
    iso.replaceAll('-', '.'),
    iso.replaceAll('-', ''),
    `${two(day)}.${two(monthNumber)}.${year}`,
    ...[month, short].flatMap((name) => [
      `${name} ${day}, ${year}`,
      `${name} ${day} ${year}`,
      `${name} ${two(day)}, ${year}`,
      `${day} ${name} ${year}`,
      `${two(day)} ${name} ${year}`,
      `${year} ${name} ${day}`,
    ]),
  ];
}

/** `next` written as `written` writes `before`: ("June 14, 2024", "2024-06-14", "2024-07-12") -> "July 12, 2024". Null for another form. */
export function inSameForm(written: string, before: string, next: string): string | null {
  const at = formsOf(before).indexOf(written);
  return at < 0 ? null : (formsOf(next)[at] ?? null);
}
