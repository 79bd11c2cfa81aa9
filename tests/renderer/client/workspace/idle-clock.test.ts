import { describe, expect, test } from 'vitest';
import {
  idleAnswer,
  idleMs,
  type IdleQuestion,
  type Instant,
} from '../../../../renderer/client/workspace/idle-clock.ts';

const at = (seconds: number): Instant => ({ wallMs: 1_000_000 + seconds * 1000, steadyMs: seconds * 1000 });
const minutes = (count: number) => count * 60;

function asked(secondsIdle: number, change: Partial<IdleQuestion> = {}) {
  return idleAnswer({
    now: at(secondsIdle),
    lastUse: at(0),
    idleMinutes: 10,
    isOpen: true,
    isCaseOpen: false,
    ...change,
  });
}

describe('an open workspace that nobody uses', () => {
  test('warns in the last thirty seconds, counting down, and then locks', () => {
    expect(asked(minutes(10) - 30.1)).toEqual({ kind: 'nothing' });
    expect(asked(minutes(10) - 30)).toEqual({ kind: 'warn', secondsLeft: 30 });
    expect(asked(minutes(10) - 0.4)).toEqual({ kind: 'warn', secondsLeft: 1 });
    expect(asked(minutes(10))).toEqual({ kind: 'lock' });
    expect(asked(minutes(300))).toEqual({ kind: 'lock' });
  });

  test('follows the setting of the computer', () => {
    expect(asked(minutes(5), { idleMinutes: 5 })).toEqual({ kind: 'lock' });
    expect(asked(minutes(29), { idleMinutes: 30 })).toEqual({ kind: 'nothing' });
  });

  test('locks its case data after five minutes, and itself where that is due at the same time', () => {
    expect(asked(minutes(5) - 12, { isCaseOpen: true })).toEqual({ kind: 'warn-case', secondsLeft: 12 });
    expect(asked(minutes(5), { isCaseOpen: true })).toEqual({ kind: 'lock-case' });
    expect(asked(minutes(5) - 12, { isCaseOpen: true, idleMinutes: 5 })).toEqual({ kind: 'warn', secondsLeft: 12 });
    expect(asked(minutes(5), { isCaseOpen: true, idleMinutes: 5 })).toEqual({ kind: 'lock' });
  });

  test('asks nothing of a workspace that is not open', () => {
    expect(asked(minutes(60), { isOpen: false, isCaseOpen: true })).toEqual({ kind: 'nothing' });
  });

  test('counts the time a computer slept, and is not fooled by a clock that is set back', () => {
    // Asleep: the steady clock stood still, the wall clock went on.
    expect(idleMs({ wallMs: minutes(60) * 1000, steadyMs: 5000 }, { wallMs: 0, steadyMs: 0 })).toBe(3_600_000);
    // Set back by an hour: only the steady clock tells.
    expect(idleMs({ wallMs: -3_600_000, steadyMs: 700_000 }, { wallMs: 0, steadyMs: 0 })).toBe(700_000);
  });
});
