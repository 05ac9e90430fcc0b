import type { SegmentMap } from '../segment-map.ts';

/**
 * The list of 125 codes in eleven segments that marketing tools and scripts have copied for years, unchanged, for
 * compatibility. It is total and disjoint but not monotone: in 25 places one score more gives a worse segment (435 is loyal,
 * 535 needs attention). Segments that the list does not order share a rank.
 */
export const classic125: SegmentMap = {
  kind: 'segment-map',
  version: 1,
  id: 'classic125',
  bins: 5,
  segments: [
    { id: 'champions', rank: 1 },
    { id: 'loyal', rank: 2 },
    { id: 'promising', rank: 3 },
    { id: 'potential_loyal', rank: 3 },
    { id: 'new', rank: 4 },
    { id: 'need_attention', rank: 4 },
    { id: 'about_to_sleep', rank: 5 },
    { id: 'at_risk', rank: 5 },
    { id: 'cannot_lose', rank: 5 },
    { id: 'hibernating', rank: 6 },
    { id: 'lost', rank: 7 },
  ],
  rules: [
    {
      segment: 'champions',
      codes: ['445', '454', '455', '544', '545', '554', '555'],
    },
    {
      segment: 'loyal',
      codes: ['335', '344', '345', '354', '355', '435', '444', '543'],
    },
    {
      segment: 'promising',
      codes: ['313', '314', '315', '413', '414', '415', '424', '425', '513', '514', '515', '521', '522', '523', '524', '525'],
    },
    {
      segment: 'potential_loyal',
      codes: ['323', '333', '341', '342', '351', '352', '353', '423', '431', '432', '433', '441', '442', '451', '452', '453', '531', '532', '533', '541', '542', '551', '552', '553'],
    },
    {
      segment: 'new',
      codes: ['311', '411', '412', '421', '422', '511', '512'],
    },
    {
      segment: 'need_attention',
      codes: ['324', '325', '334', '343', '434', '443', '534', '535'],
    },
    {
      segment: 'about_to_sleep',
      codes: ['213', '221', '231', '241', '251', '312', '321', '331'],
    },
    {
      segment: 'at_risk',
      codes: ['124', '125', '133', '134', '135', '142', '143', '145', '152', '153', '224', '225', '234', '235', '242', '243', '244', '245', '252', '253', '254', '255'],
    },
    {
      segment: 'cannot_lose',
      codes: ['113', '114', '115', '144', '154', '155', '214', '215'],
    },
    {
      segment: 'hibernating',
      codes: ['122', '123', '132', '211', '212', '222', '223', '232', '233', '322', '332'],
    },
    {
      segment: 'lost',
      codes: ['111', '112', '121', '131', '141', '151'],
    },
  ],
};
