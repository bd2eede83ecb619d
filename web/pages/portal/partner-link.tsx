import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** The name of a partner, which leads to its page. */
export function PartnerLink({ partner }: { readonly partner: { readonly slug: string; readonly name: string } }) {
  return (
    <Anchor component={Link} to={`/partners/${partner.slug}`} size="sm" fw={500}>
      {partner.name}
    </Anchor>
  );
}
