import { Command, Option } from 'commander';
import { countSaved, listSaved, saveFile, showSaved, type ShowArguments } from '../audiences/saved-work.ts';
import { withDatabase } from './with-database.ts';

interface InWorkspace {
  readonly workspace: string;
}

/** `magpie audience list|show|save|count`: the audiences that a workspace keeps under a name. */
export function savedAudienceCommands(): readonly Command[] {
  const list = within(new Command('list').description('list the saved audiences of a workspace'))
    .option('--json', 'print them as one line of JSON', false)
    .addHelpText('after', '\nExit codes: 0 listed, 64 there is no such workspace, 69 no database.')
    .action((options: InWorkspace & { readonly json: boolean }) => withDatabase((tools) => listSaved(options, tools)));
  const show = within(new Command('show').description('print what a saved audience means'))
    .argument('<name>', 'name or id of the audience')
    .addOption(new Option('--as <form>', 'how to print it').choices(['text', 'json', 'words']).default('text'))
    .addOption(new Option('--locale <locale>', 'of the words').choices(['zh-CN', 'en']).default('en'))
    .addHelpText('after', '\nExit codes: 0 shown, 64 there is no such workspace, 66 no such audience, 69 no database.')
    .action((name: string, options: Omit<ShowArguments, 'name'>) => withDatabase((tools) => showSaved({ ...options, name }, tools)));
  const save = within(new Command('save').description('save an audience file: a new audience, or the next version of the one of that name'))
    .argument('<file>', 'an audience (docs/data.md); the text form, or JSON where the name ends in .json')
    .requiredOption('--name <name>', 'what it is called, or its id where there is one already')
    .addHelpText(
      'after',
      '\nExit codes: 0 it is saved, 2 it has errors, 64 the name or workspace is wrong, 66 the file cannot be read, 69 no database.',
    )
    .action((file: string, options: InWorkspace & { readonly name: string }) => withDatabase((tools) => saveFile({ ...options, file }, tools)));
  const count = within(new Command('count').description('count who belongs to a saved audience now, exactly, by PostgreSQL'))
    .argument('<name>', 'name or id of the audience')
    .option('--json', 'print {"id", "version", "people", "members", "at"} as one line', false)
    .addHelpText('after', '\nExit codes: 0 counted, 2 it cannot be asked, 64 there is no such workspace, 66 no such audience, 69 no database.')
    .action((name: string, options: InWorkspace & { readonly json: boolean }) => withDatabase((tools) => countSaved({ ...options, name }, tools)));
  return [list, show, save, count];
}

function within(command: Command): Command {
  return command.requiredOption('--workspace <name>', 'id or name of the workspace');
}
