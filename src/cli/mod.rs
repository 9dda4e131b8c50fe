//! The command line: the same check and the same requests without a window.

mod check;
mod checked;
mod exit;
mod explain;
mod human;
mod output;
mod submit;
mod target;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

use crate::format::schema;
use crate::service::credentials::without_keys;
use crate::template::hidden::{hidden, shown};
use crate::template::problem::Code;
use exit::Exit;

/// Parsed call of the program.
#[derive(Debug)]
pub enum Call {
    /// The window, with these files open.
    Window(Vec<PathBuf>),
    /// A command, which is done.
    Done(ExitCode),
}

/// Write, check and submit AWS IoT job templates
#[derive(Debug, Parser)]
#[command(
    name = "job-template-editor",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = EXAMPLES
)]
struct Arguments {
    /// Files to open in the editor; without a command and without files it opens empty
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  job-template-editor reboot.jobtemplate.json
      Open a file in the editor
  job-template-editor check fleet/
      Check all job templates in a folder
  job-template-editor submit reboot.jobtemplate.json --region eu-central-1
      Create the job template in AWS IoT
  job-template-editor schema > jobtemplate.schema.json
      Let other editors complete and check job templates

A file whose name is that of a command is opened with a path: ./check";

#[derive(Debug, Subcommand)]
enum Command {
    /// Check job templates for what AWS IoT would refuse, and for what was hardly meant
    Check(check::Arguments),
    /// Explain what a rule of check finds, why it matters and how to mend it
    Explain(explain::Arguments),
    /// Create a job template in AWS IoT, or at another endpoint
    Submit(submit::Arguments),
    /// Print the JSON Schema of job template files, for other editors
    #[command(after_help = SCHEMA_HELP)]
    Schema,
    /// Print a script that completes this program's commands and flags in a shell
    #[command(after_help = COMPLETIONS_HELP)]
    Completions {
        /// The shell
        shell: Shell,
    },
}

const SCHEMA_HELP: &str = "\
Tell your editor to use it for *.jobtemplate.json by file name, such as \"json.schemas\" in the settings of VS Code.
A \"$schema\" member in the file itself would make the AWS CLI refuse it.";

const COMPLETIONS_HELP: &str = "\
Examples:
  job-template-editor completions bash > ~/.local/share/bash-completion/completions/job-template-editor
  job-template-editor completions fish > ~/.config/fish/completions/job-template-editor.fish";

/// Reads the program's arguments, the program's own name first, and carries out the command they hold.
pub fn call(arguments: impl IntoIterator<Item = OsString>) -> Call {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut texts = arguments.iter().map(|argument| argument.to_string_lossy());
    let has_hidden = texts.any(|text| hidden(&text).next().is_some());
    match Arguments::try_parse_from(arguments).and_then(refuse_misspelled_command) {
        Ok(Arguments { files, command }) => match command {
            None => Call::Window(files.into_iter().map(from_anywhere).collect()),
            Some(command) => Call::Done(run(command).into()),
        },
        Err(error) => {
            let words = error.render().to_string();
            let harmless = without_keys(&words);
            if has_hidden || harmless != words {
                // Without colours, among which it would hide.
                output::say(shown(&harmless).trim_end());
            } else {
                // With standard error closed, the exit code says it.
                let _ = error.print();
            }
            Call::Done(
                if error.use_stderr() {
                    Exit::Unusable
                } else {
                    Exit::Success
                }
                .into(),
            )
        }
    }
}

/// The window remembers files; the next time it may be started in another folder.
fn from_anywhere(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

fn run(command: Command) -> Exit {
    match command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Submit(arguments) => submit::run(&arguments),
        Command::Schema => output::print(&schema::json_schema_text(), Exit::Success),
        Command::Completions { shell } => output::print(&completions(shell), Exit::Success),
    }
}

/// A script that completes commands and flags; files are what shells complete where it has nothing to say.
///
/// `clap_complete` loses its way with a hyphen in the name of the program (4.6, bash), and with a list of files beside
/// commands (zsh).
fn completions(shell: Shell) -> String {
    const PLAIN_NAME: &str = "jobtemplateeditorprogram";
    let whole = Arguments::command();
    let name = whole.get_name().to_owned();
    let about = whole.get_about().cloned().unwrap_or_default();
    let mut command = clap::Command::new(PLAIN_NAME)
        .about(about)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .subcommands(whole.get_subcommands().cloned());
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, PLAIN_NAME, &mut script);
    let script = String::from_utf8_lossy(&script).replace(PLAIN_NAME, &name);
    match shell {
        Shell::Zsh => with_files_in_zsh(&script, &name),
        Shell::Fish => script + &codes_in_fish(&name),
        _ => script,
    }
}

/// Adds the codes of rules to fish's completions: `clap_complete` tells fish the values of flags only.
fn codes_in_fish(name: &str) -> String {
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    format!(
        "complete -c {name} -n \"__fish_{name}_using_subcommand explain\" -f -a \"{}\"\n",
        codes.join(" ")
    )
}

/// Adds files where a command may stand: zsh, unlike other shells, completes only what the script names.
fn with_files_in_zsh(script: &str, name: &str) -> String {
    let commands = format!("\":: :_{name}_commands\"");
    let function = format!(
        "(( $+functions[_{name}_commands_or_files] )) ||\n_{name}_commands_or_files() {{\n    \
         _alternative 'commands:command:_{name}_commands' 'files:file:_files'\n}}\n\n"
    );
    let replaced = script.replacen(&commands, &format!("\":: :_{name}_commands_or_files\""), 1);
    let place = format!("(( $+functions[_{name}_commands] ))");
    replaced.replacen(&place, &(function + &place), 1)
}

/// `chek x.json` is no wish to see a window with two files of which one does not exist.
fn refuse_misspelled_command(arguments: Arguments) -> Result<Arguments, clap::Error> {
    let mut command = Arguments::command();
    let meant = match (&arguments.command, arguments.files.first()) {
        (None, Some(first)) if !first.exists() => command
            .get_subcommands()
            .map(clap::Command::get_name)
            .find(|name| strsim::osa_distance(name, &first.to_string_lossy()) <= 2)
            .map(|name| {
                format!(
                    "There is no file and no command {}; did you mean {name}?",
                    output::escape(&first.to_string_lossy())
                )
            }),
        _ => None,
    };
    match meant {
        Some(message) => Err(command.error(ErrorKind::InvalidSubcommand, message)),
        None => Ok(arguments),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_described_without_contradiction() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn no_command_means_the_window() {
        for files in [&[][..], &["a.json"], &["a.json", "./check"]] {
            let arguments = ["job-template-editor"]
                .iter()
                .chain(files)
                .map(OsString::from);
            let Call::Window(opened) = call(arguments) else {
                panic!("{files:?}");
            };
            let here = std::env::current_dir().unwrap();
            let expected: Vec<_> = files.iter().map(|file| here.join(file)).collect();
            assert_eq!(opened, expected);
        }
    }
}
