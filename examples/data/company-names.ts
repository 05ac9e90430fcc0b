import type { Random } from './random.ts';

// Invented syllables and trades; a likeness to a real company is chance.
const STEMS =
  'Aldern Brennick Corvale Dunmarch Elvering Fenholt Garrowby Hestrand Imberley Jorvald Kestwick Lindrum Marrowfen Norrby Ostrell Pelling Quarndon Rostvik Selwick Tarnow Ulverton Varnholm Wexcombe Yarlside Zellhofen'.split(
    ' ',
  );
const TRADES =
  'Pumps,Hydraulics,Bearings,Controls,Castings,Packaging,Instruments,Drives,Coatings,Tooling,Valves,Optics,Gaskets,Cranes'.split(
    ',',
  );
const FORMS = 'Ltd,GmbH,BV,AB,Inc'.split(',');
const ZH_STEMS =
  '瑞衡 嘉朗 远钧 恒淼 博砺 晟昱 宏垚 锦沅 泰屿 铭骁 凯岑 润朔 启珩 安澜 鼎峤 盈沣 卓霖 力拓维 信桓 方煦'.split(
    ' ',
  );
const ZH_TRADES = '机电 精密 包装 电气 仪表 自动化 液压 模具 轴承 光学 新材料 阀门 泵业 传动'.split(' ');
const ZH_FORMS = ['有限公司', '股份有限公司'];

/** So many different company names, English and Chinese, in an order that tells nothing. The two largest have their own. */
export function companyNames(count: number, random: Random): string[] {
  const english = STEMS.flatMap((stem) =>
    TRADES.map((trade) => `${stem} ${trade} ${FORMS[random.below(FORMS.length)]}`),
  );
  const chinese = ZH_STEMS.flatMap((stem) =>
    ZH_TRADES.map((trade) => stem + trade + (ZH_FORMS[random.below(8) === 0 ? 1 : 0] as string)),
  );
  const partners = ['Halden, Moss & Co', 'Ingram "Inox" Supply', 'Brix & Söhne'];
  const names = ['Northmark Vehicle Works AG', '华擎恒电集团有限公司', ...partners];
  const rest = random.shuffle([...english, ...chinese]);
  return [...names, ...rest].slice(0, count);
}
