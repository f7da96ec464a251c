/** Three stones: the logo. */
export function CairnMark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      width={size}
      height={size}
      className="flex-none fill-accent"
    >
      <rect x="2.5" y="15.6" width="19" height="6.2" rx="3.1" />
      <rect x="5.2" y="9.1" width="12.6" height="5.4" rx="2.7" transform="rotate(-4 12 12)" />
      <rect x="9.2" y="3.3" width="8" height="4.7" rx="2.35" transform="rotate(6 13 5.6)" />
    </svg>
  );
}
