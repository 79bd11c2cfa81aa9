import { expect, test } from 'vitest';
import { AppError } from '../../../shared/contract/app-error.ts';
import { finerDetail, finerOfDetail, type FinerThanReleased } from '../../../shared/contract/finer-than-released.ts';

const questions: readonly FinerThanReleased[] = [
  { asked: 'community', told: 'lattice', children: { sex: 'female', ageBands: ['0-4', '5-9'], group: 'migrant' } },
  { asked: 'tambon', told: 'province', children: { sex: null, ageBands: null, group: 'all' } },
  { asked: 'amphoe', told: 'nowhere', children: { sex: 'unknown', ageBands: null, group: 'thai' } },
];

test.each(questions)('what was asked, at $asked level, is read out of the error again', (question) => {
  expect(finerOfDetail(finerDetail(question, 'amphoe'))).toEqual(question);
  expect(finerOfDetail(finerDetail(question, null))).toEqual(question);
});

test('the sentence names the nearest areas that there are figures of', () => {
  const [question] = questions;
  if (!question) throw new Error('There is a question.');
  const sentence = (level: Parameters<typeof finerDetail>[1]): string =>
    new AppError('FINER_THAN_RELEASED', finerDetail(question, level)).sentences.th;
  expect(sentence('tambon')).toContain('ดูระดับตำบล');
  expect(sentence('amphoe')).toContain('ดูระดับอำเภอ');
  expect(sentence('all')).toContain('ดูเด็กทุกคน');
  expect(sentence(null)).not.toContain('แทน');
});
