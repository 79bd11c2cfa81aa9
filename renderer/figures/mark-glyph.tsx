import type { Mark } from '../../shared/figures/figure-reading.ts';
import './mark-glyph.css';

/** The triangles of a mark, drawn in the colour of the text around; its meaning stands beside it in words. */
export function MarkGlyph(props: { readonly mark: Mark | null }) {
  if (props.mark === null || props.mark === 'similar') return null;
  return <span className="mark-glyph" data-mark={props.mark} aria-hidden="true" />;
}
