import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { constants, gzipSync } from 'node:zlib';
import { committedSample, extractText, sampleRecords } from './sample-extracts.ts';

const notice = {
  noticeTh: 'ข้อมูลตัวอย่างที่สร้างขึ้นทั้งหมด ไม่ใช่ข้อมูลของเด็กหรือชุมชนจริง ชื่อหมู่บ้าน ชื่อบุคคล และเลขประจำตัวเป็นสิ่งสมมติ',
  noticeEn:
    'Synthetic sample data. No real child or community is in it; village names, personal names and ID numbers are invented.',
} as const;

/** Gzip without time and operating system in its header, so that equal text gives equal bytes. */
function plainGzip(text: string): Buffer {
  const zipped = gzipSync(text, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
  zipped.writeUInt32LE(0, 4);
  zipped.writeUInt8(255, 9);
  return zipped;
}

function writeSample(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const files = [...sampleRecords(committedSample)].map(([surveyYearBE, records]) => {
    const name = `ranong-${surveyYearBE}.csv.gz`;
    const bytes = plainGzip(extractText(records));
    writeFileSync(join(folder, name), bytes);
    process.stdout.write(`${name}: ${records.length} children, ${bytes.length} bytes\n`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name, surveyYearBE, rows: records.length, sha256 };
  });
  const manifest = { synthetic: true, ...notice, seed: committedSample.seed, files };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

const { values } = parseArgs({ options: { out: { type: 'string' } } });
writeSample(values.out ?? join(import.meta.dirname, 'extracts'));
