import { expect, test } from 'vitest';
import { rejectDocument } from '../../../electron/engine/documents/reject-document.ts';
import { hostContract } from '../../../shared/contract/host.ts';

test('rejected rows of a file with the longest name have one that can be saved', async () => {
  const file = `${'ตำบล'.repeat(60)} (1).csv.gz`;
  const extract = { file, surveyYearsBE: [2568] };
  for (const language of ['th', 'en'] as const) {
    const { name } = rejectDocument({ language }, extract, new Uint8Array()).file;
    expect(name).toMatch(/^(แถวที่ไม่นำเข้า|Rejected-rows)-ตำบล.*\.xlsx$/);
    const input = hostContract.dialogs.saveFile['~orpc'].inputSchema;
    expect(input?.safeParse({ suggestedName: name, content: new Blob([]) }).success).toBe(true);
  }
});
