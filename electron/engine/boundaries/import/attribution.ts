import { codEdition, type Attributes } from './boundary-fields.ts';

export type Attribution = { readonly th: string; readonly en: string };

const disclaimer: Attribution = {
  th: 'แนวเขตและชื่อที่แสดงไม่ได้หมายความว่า UN, OCHA, ICRC หรือรัฐบาลใดรับรอง และไม่ใช่แนวเขตตามกฎหมาย',
  en: 'The boundaries and names shown do not imply endorsement by the UN, OCHA, ICRC or any government, and are not legal boundaries.',
};
const neighbours: Attribution = {
  th: 'ประเทศเพื่อนบ้าน: Natural Earth (สาธารณสมบัติ)',
  en: 'Neighbouring countries: Natural Earth (public domain).',
};
const changes = {
  merged: {
    th: 'รวม ลดทอนเส้น ปิดช่องว่างเล็ก ๆ และเติมชื่อไทยที่ถูกตัด',
    en: 'merged, simplified, small gaps closed, some truncated Thai names completed',
  },
  original: { th: 'ลดทอนเส้น', en: 'simplified' },
} as const;

/**
 * The line that every map and export from the pack must show: the one given, else that of COD-AB Thailand
 * where its fields are recognised, else the file's name with a note that the source is not stated.
 */
export function attributionOf(file: string, rows: readonly Attributes[], given: string | undefined): Attribution {
  if (given !== undefined && given.trim() !== '') {
    return { th: `${given.trim()} ${neighbours.th}`, en: `${given.trim()} ${neighbours.en}` };
  }
  const edition = codEdition(rows);
  if (edition === null) {
    return {
      th: `แนวเขต: ${file} (ไฟล์ไม่ได้ระบุแหล่งที่มา) ${neighbours.th}`,
      en: `Boundaries: ${file} (source not stated in the file). ${neighbours.en}`,
    };
  }
  return {
    th: `แนวเขตการปกครอง: Thailand COD-AB (ณ วันที่ 22 มกราคม 2565) กรมแผนที่ทหาร เผยแพร่โดย OCHA ทาง HDX (ชุดข้อมูล cod-ab-tha) สัญญาอนุญาต CC BY 3.0 IGO การเปลี่ยนแปลง: ${changes[edition].th} ${neighbours.th} ${disclaimer.th}`,
    en: `Administrative boundaries: Thailand COD-AB (valid 22 January 2022), Royal Thai Survey Department, published by OCHA on HDX (dataset cod-ab-tha), CC BY 3.0 IGO. Changes: ${changes[edition].en}. ${neighbours.en} ${disclaimer.en}`,
  };
}
