/** What sort of place a tambon is; decides village names, sizes and some risks. */
export type Setting = 'town' | 'port' | 'coast' | 'rural' | 'hill' | 'island';

/**
 * A tambon of Ranong. Code, name and amphoe are facts; everything else is invented for the sample.
 */
export type Tambon = {
  readonly code: string;
  readonly nameTh: string;
  readonly amphoeTh: string;
  readonly setting: Setting;
  /** Rough position along the province from south (0) to north (120): what lies close is alike. */
  readonly north: number;
  readonly communityCount: number;
  /** Typical number of children in one of its communities. */
  readonly typicalChildren: number;
  /** Share of the children who belong to migrant households. */
  readonly migrantShare: number;
  /** Share of the children of migrant households whose birth is registered. */
  readonly registeredShare: number;
  /** How many times the usual share of answers is unknown here. */
  readonly unknownFactor: number;
};

export const provinceTh = 'ระนอง';

type TambonRow = readonly [
  code: string,
  nameTh: string,
  setting: Setting,
  north: number,
  communityCount: number,
  typicalChildren: number,
  migrantShare: number,
  registeredShare: number,
  unknownFactor: number,
];

const rowsByAmphoe: Readonly<Record<string, readonly TambonRow[]>> = {
  เมืองระนอง: [
    ['850101', 'เขานิเวศน์', 'town', 57, 11, 340, 0.17, 0.72, 0.8],
    ['850102', 'ราชกรูด', 'coast', 42, 9, 230, 0.1, 0.62, 1],
    ['850103', 'หงาว', 'coast', 50, 6, 420, 0.34, 0.58, 1],
    ['850104', 'บางริ้น', 'port', 55, 13, 520, 0.46, 0.53, 1.2],
    ['850105', 'ปากน้ำ', 'port', 61, 11, 540, 0.56, 0.46, 1.3],
    ['850106', 'บางนอน', 'town', 59, 8, 430, 0.35, 0.56, 1],
    ['850107', 'หาดส้มแป้น', 'hill', 55, 4, 130, 0.08, 0.66, 0.8],
    ['850108', 'ทรายแดง', 'rural', 72, 5, 160, 0.09, 0.62, 1],
    ['850109', 'เกาะพยาม', 'island', 47, 2, 95, 0.24, 0.47, 3.5],
  ],
  ละอุ่น: [
    ['850201', 'ละอุ่นใต้', 'rural', 73, 4, 120, 0.05, 0.66, 0.9],
    ['850202', 'ละอุ่นเหนือ', 'hill', 68, 5, 110, 0.04, 0.66, 0.9],
    ['850203', 'บางพระใต้', 'rural', 74, 3, 100, 0.05, 0.64, 1],
    ['850204', 'บางพระเหนือ', 'hill', 65, 4, 105, 0.04, 0.62, 5],
    ['850205', 'บางแก้ว', 'rural', 79, 4, 115, 0.06, 0.64, 1],
    ['850206', 'ในวงเหนือ', 'hill', 66, 3, 90, 0.04, 0.68, 0.8],
    ['850207', 'ในวงใต้', 'hill', 66, 3, 95, 0.04, 0.68, 0.8],
  ],
  กะเปอร์: [
    ['850301', 'ม่วงกลวง', 'coast', 29, 4, 180, 0.05, 0.6, 1],
    ['850302', 'กะเปอร์', 'rural', 30, 8, 185, 0.05, 0.64, 0.8],
    ['850303', 'เชี่ยวเหลียง', 'hill', 29, 4, 150, 0.03, 0.66, 0.9],
    ['850304', 'บ้านนา', 'hill', 24, 6, 150, 0.03, 0.66, 0.9],
    ['850305', 'บางหิน', 'coast', 20, 5, 180, 0.06, 0.58, 1.1],
  ],
  กระบุรี: [
    ['850401', 'น้ำจืด', 'town', 96, 8, 235, 0.15, 0.64, 0.8],
    ['850402', 'น้ำจืดน้อย', 'rural', 100, 4, 140, 0.12, 0.6, 1],
    ['850403', 'มะมุ', 'rural', 103, 7, 225, 0.14, 0.6, 1],
    ['850404', 'ปากจั่น', 'rural', 110, 7, 215, 0.1, 0.58, 3.8],
    ['850405', 'ลำเลียง', 'rural', 88, 7, 220, 0.08, 0.64, 1],
    ['850406', 'จ.ป.ร.', 'hill', 118, 7, 205, 0.08, 0.62, 1],
    ['850407', 'บางใหญ่', 'rural', 84, 5, 165, 0.07, 0.62, 1],
  ],
  สุขสำราญ: [
    ['850501', 'นาคา', 'rural', 12, 7, 185, 0.05, 0.6, 1],
    ['850502', 'กำพวน', 'coast', 5, 6, 250, 0.07, 0.56, 1.2],
  ],
};

/** The 30 tambons of Ranong in order of their codes. */
export const tambons: readonly Tambon[] = Object.entries(rowsByAmphoe).flatMap(([amphoeTh, rows]) =>
  rows.map(
    ([
      code,
      nameTh,
      setting,
      north,
      communityCount,
      typicalChildren,
      migrantShare,
      registeredShare,
      unknownFactor,
    ]) => ({
      code,
      nameTh,
      amphoeTh,
      setting,
      north,
      communityCount,
      typicalChildren,
      migrantShare,
      registeredShare,
      unknownFactor,
    }),
  ),
);
