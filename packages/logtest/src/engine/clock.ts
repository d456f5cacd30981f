/** What the manager's clock shows: minutes since midnight, and the weekday, 0 for Sunday. */
export interface ClockReading {
  readonly minute: number;
  readonly weekday: number;
}

export type Clock = (time: number) => ClockReading;

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** A clock in an IANA time zone, for arrival times in seconds since the epoch. */
export function createClock(timeZone: string): Clock {
  if (timeZone === 'UTC') return readUtc;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  return (time) => {
    const parts = new Map(format.formatToParts(time * 1_000).map(({ type, value }) => [type, value]));
    const minute = Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
    return { minute, weekday: weekdays.indexOf(parts.get('weekday') ?? '') };
  };
}

function readUtc(time: number): ClockReading {
  const date = new Date(time * 1_000);
  return { minute: date.getUTCHours() * 60 + date.getUTCMinutes(), weekday: date.getUTCDay() };
}
