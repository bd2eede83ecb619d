import { useState, type PointerEvent } from 'react';

type Point = readonly [number, number];

/** Lets a reader draw a rectangle in a picture with the mouse. A finger scrolls the page instead. */
export function useRectangle(onDrawn: (from: Point, to: Point) => void) {
  const [drag, setDrag] = useState<{ readonly from: Point; readonly to: Point }>();
  const handlers = {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      const from = pointOf(event);
      setDrag({ from, to: from });
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (drag) setDrag({ ...drag, to: pointOf(event) });
    },
    onPointerUp: () => {
      if (drag && isRectangle(drag.from, drag.to)) onDrawn(drag.from, drag.to);
      setDrag(undefined);
    },
    onPointerLeave: () => setDrag(undefined),
  };
  return { handlers, shape: drag && isRectangle(drag.from, drag.to) ? shapeOf(drag.from, drag.to) : undefined };
}

/** A click moves the mouse by a few pixels. */
function isRectangle(from: Point, to: Point): boolean {
  return Math.abs(from[0] - to[0]) > 8 && Math.abs(from[1] - to[1]) > 8;
}

function shapeOf(from: Point, to: Point) {
  return {
    x: Math.min(from[0], to[0]),
    y: Math.min(from[1], to[1]),
    width: Math.abs(from[0] - to[0]),
    height: Math.abs(from[1] - to[1]),
  };
}

/** Where the pointer is, in the units of the picture. */
function pointOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const view = currentTarget.viewBox.baseVal;
  return [((clientX - left) / width) * view.width, ((clientY - top) / height) * view.height];
}
