/** Colours and type of charts, from the tokens of the style sheet. */
export type ChartTheme = {
  readonly font: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly surface: string;
  readonly seriesA: string;
  readonly seriesB: string;
  readonly reference: string;
  /** Clearly above and clearly below a reference. */
  readonly higher: string;
  readonly lower: string;
  readonly faint: string;
  readonly accentSoft: string;
  /** Steps of one order, beside the second series. */
  readonly step1: string;
  readonly step3: string;
};

/** Reads the tokens as they are now; colours of the system as what they are, for a canvas does not know their names. */
export function chartTheme(): ChartTheme {
  const probe = document.createElement('span');
  probe.className = 'chart-probe';
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`;
    return style.color;
  };
  const theme = themeOf(style.getPropertyValue('--font').trim(), colour);
  probe.remove();
  return theme;
}

function themeOf(font: string, colour: (name: string) => string): ChartTheme {
  return {
    font,
    ink: colour('--ink'),
    muted: colour('--muted'),
    line: colour('--line'),
    surface: colour('--surface'),
    seriesA: colour('--series-a'),
    seriesB: colour('--series-b'),
    reference: colour('--series-reference'),
    higher: colour('--higher'),
    lower: colour('--lower'),
    faint: colour('--line-strong'),
    accentSoft: colour('--accent-soft'),
    step1: colour('--series-step-1'),
    step3: colour('--series-step-3'),
  };
}

/** What every chart has in common. */
export function chartBase(theme: ChartTheme) {
  return {
    animation: false,
    textStyle: { fontFamily: theme.font, fontSize: 12, color: theme.ink },
    tooltip: {
      trigger: 'axis' as const,
      renderMode: 'richText' as const,
      confine: true,
      axisPointer: { type: 'line' as const, lineStyle: { color: theme.line } },
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { fontFamily: theme.font, fontSize: 12, lineHeight: 20, color: theme.ink },
    },
  };
}

/** An axis of percentages from zero. */
export function percentAxis(theme: ChartTheme) {
  return {
    type: 'value' as const,
    min: 0,
    splitNumber: 3,
    axisLabel: { color: theme.muted, fontFamily: theme.font, fontSize: 12, formatter: '{value}%' },
    splitLine: { lineStyle: { color: theme.line } },
  };
}

/** An axis of names. */
export function categoryAxis(theme: ChartTheme, names: readonly string[]) {
  return {
    type: 'category' as const,
    data: [...names],
    axisLabel: { color: theme.ink, fontFamily: theme.font, fontSize: 12, lineHeight: 18, interval: 0 },
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
  };
}

type StyledText = { readonly setStyle: (style: { readonly fontFamily: string; readonly fontSize: number }) => unknown };

const hasStyle = (element: unknown): element is StyledText =>
  typeof element === 'object' && element !== null && 'setStyle' in element && typeof element.setStyle === 'function';

/**
 * A tooltip of one mark whose text the mark itself brings. ECharts 6 draws such a text in the browser's own
 * sans-serif whatever `textStyle` says, so the font is set where the text is placed.
 */
export function itemTooltip(theme: ChartTheme) {
  return {
    ...chartBase(theme).tooltip,
    trigger: 'item' as const,
    position: (_point: unknown, _params: unknown, element: unknown): void => {
      if (hasStyle(element)) element.setStyle({ fontFamily: theme.font, fontSize: 12 });
    },
  };
}
