import { Button, Checkbox, Fieldset, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { listOf } from '../../app/search';
import { useFormat } from '../../shell/format';
import { useTexts } from '../../shell/texts';
import classes from './facet-group.module.css';
import { finderTexts } from './texts';
import type { FacetValue } from './use-facets';

/** So many values show at first. */
const few = 6;

interface FacetGroupProps {
  readonly title: string;
  readonly values: readonly FacetValue[];
  /** The chosen values, as the address has them. */
  readonly chosen: string | undefined;
  readonly onToggle: (value: string) => void;
}

/** One filter: its values with the number of partners that each would leave. What is chosen comes first. */
export function FacetGroup({ title, values, chosen, onToggle }: FacetGroupProps) {
  const t = useTexts(finderTexts);
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const [text, setText] = useState('');
  const selected = new Set(listOf(chosen));
  const sorted = [...values].sort((one, other) => Number(selected.has(other.value)) - Number(selected.has(one.value)));
  const wanted = sorted.filter(({ label }) => label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()));
  const shown = isWhole ? wanted : sorted.slice(0, Math.max(few, selected.size));
  const rows = (
    <Stack gap={6}>
      {shown.map(({ value, label, count }) => (
        <Group key={value} gap="xs" wrap="nowrap" justify="space-between">
          <Checkbox size="xs" label={label} checked={selected.has(value)} onChange={() => onToggle(value)} />
          <Text size="xs" c="dimmed" className={classes['count'] ?? ''}>
            {format.number(count)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
  return (
    <Fieldset legend={title} className={classes['facet'] ?? ''}>
      {isWhole && values.length > 12 && (
        <TextInput
          size="xs"
          mb="xs"
          aria-label={t('narrow', { name: title })}
          placeholder={t('narrow', { name: title })}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      {isWhole && shown.length > 12 ? (
        <ScrollArea h={320} type="auto" offsetScrollbars viewportProps={{ tabIndex: 0 }}>
          {rows}
        </ScrollArea>
      ) : (
        rows
      )}
      {values.length > few && (
        <Button
          size="compact-xs"
          variant="subtle"
          mt={6}
          aria-expanded={isWhole}
          onClick={() => {
            setText('');
            setWhole(!isWhole);
          }}
        >
          {isWhole ? t('showLess') : t('showAll', { number: format.number(values.length) })}
        </Button>
      )}
    </Fieldset>
  );
}
