import { Button, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId, type ReactNode } from 'react';
import { useTexts } from '../../shell/texts';
import { chartTexts } from './chart-texts';

interface ChartFigureProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** The heads of the table behind the chart. */
  readonly head: readonly string[];
  /** The rows of the table; the first cell names the row. */
  readonly rows: readonly (readonly string[])[];
  /** The chart. */
  readonly children: ReactNode;
}

/** A chart, and the table of what it shows. */
export function ChartFigure({ label, head, rows, children }: ChartFigureProps) {
  const t = useTexts(chartTexts);
  const id = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <figure style={{ margin: 0 }}>
      <div role="img" aria-label={label}>
        {children}
      </div>
      <Button
        size="compact-sm"
        variant="default"
        mt="xs"
        onClick={toggle}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
      >
        {t(isOpen ? 'hideTable' : 'showTable')}
      </Button>
      {isOpen && (
        <Table.ScrollContainer
          minWidth={480}
          mah={420}
          id={id}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': label } as never }}
        >
          <Table striped withTableBorder stickyHeader>
            <Table.Caption>{label}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                {head.map((text) => (
                  <Table.Th key={text} scope="col">
                    {text}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(([name = '', ...cells]) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row">{name}</Table.Th>
                  {cells.map((cell, index) => (
                    <Table.Td key={head[index + 1]}>{cell}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </figure>
  );
}
