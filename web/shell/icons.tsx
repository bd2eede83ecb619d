import type { ReactNode } from 'react';

/** The icons of the pages. They say nothing that a text does not say. */
function icon(paths: ReactNode) {
  return function Icon({ size = 16 }: { readonly size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {paths}
      </svg>
    );
  };
}

export const SunIcon = icon(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19" />
  </>,
);
export const MoonIcon = icon(<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />);
export const SearchIcon = icon(
  <>
    <circle cx="11" cy="11" r="7" />
    <path d="m20 20-4-4" />
  </>,
);
export const DownloadIcon = icon(<path d="M12 3v12m0 0 5-5m-5 5-5-5M4 20h16" />);
export const QueryIcon = icon(<path d="m8 8-5 4 5 4M16 8l5 4-5 4M13 5l-2 14" />);
export const LinkIcon = icon(
  <path d="M10 14a5 5 0 0 0 7 0l3-3a5 5 0 0 0-7-7l-1 1M14 10a5 5 0 0 0-7 0l-3 3a5 5 0 0 0 7 7l1-1" />,
);
export const FilterIcon = icon(<path d="M4 6h16M7 12h10M10 18h4" />);
const ChevronDown = icon(<path d="m6 9 6 6 6-6" />);
const ChevronUp = icon(<path d="m6 15 6-6 6 6" />);

export function ChevronIcon({ isUp }: { readonly isUp: boolean }) {
  return isUp ? <ChevronUp /> : <ChevronDown />;
}
