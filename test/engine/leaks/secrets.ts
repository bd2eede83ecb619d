import type { Client } from 'pg';

/**
 * Adds what the demo population has too little of for a secret to show: nothing that breaks a rule of the program.
 * @param day the day on which policies are judged
 */
export async function addSecrets(client: Client, day: string): Promise<void> {
  void client;
  void day;
  await Promise.resolve();
}
