import { sparklinePoints } from './sparkline-model.ts';
import './sparkline.css';

const size = { width: 64, height: 20 } as const;

/** A prevalence by loaded year as a small line from zero; what it shows is said beside it in words. */
export function Sparkline(props: { readonly values: readonly (number | null)[] }) {
  const { lines, points } = sparklinePoints(props.values, size);
  const last = points.at(-1);
  if (!last) return null;
  return (
    <svg className="sparkline" width={size.width} height={size.height} aria-hidden="true">
      <path className="sparkline-ground" d={`M0 ${size.height - 0.5}H${size.width}`} />
      {lines.map((line) => (
        <path key={line} className="sparkline-line" d={line} />
      ))}
      {points.slice(0, -1).map(({ x, y }) => (
        <circle key={x} className="sparkline-point" cx={x} cy={y} r={1.5} />
      ))}
      <circle className="sparkline-last" cx={last.x} cy={last.y} r={2.5} />
    </svg>
  );
}
