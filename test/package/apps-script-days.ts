/** A date in a cell; with a time of day it is an instant. */
export class Day {
  readonly iso: string;
  readonly instant: string | undefined;
  constructor(iso: string, instant?: string) {
    this.iso = iso;
    this.instant = instant;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** What the clock on the wall shows in a zone, as `yyyy-MM-dd HH:mm:ss`. */
export function wallClock(ms: number, timeZone: string): string {
  const parts = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`;
}

/** The instant of midnight in a zone; of the first moment of the day where clocks skip midnight. */
export function midnight(iso: string, timeZone: string): number {
  const wall = Date.parse(`${iso}T00:00:00Z`);
  const offset = (ms: number) => Date.parse(`${wallClock(ms, timeZone).replace(' ', 'T')}Z`) - ms;
  const instant = wall - offset(wall - offset(wall));
  return wallClock(instant, timeZone).startsWith(iso) ? instant : instant + 3_600_000;
}
