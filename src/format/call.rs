//! Calls that create a template from a shell.

/// Whose rules of quoting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// sh, bash, zsh.
    Posix,
    /// PowerShell 7.
    PowerShell,
}

impl Shell {
    /// `text` as one word in which nothing is expanded: double quotes would empty `${aws:iot:…}` silently.
    pub fn quote(self, text: &str) -> String {
        match self {
            Self::Posix => format!("'{}'", text.replace('\'', r"'\''")),
            Self::PowerShell => format!("'{}'", text.replace('\'', "''")),
        }
    }
}

/// The AWS CLI call with the whole template in it.
pub fn aws_cli_inline(template: &str, shell: Shell) -> String {
    format!(
        "aws iot create-job-template --cli-input-json {}",
        shell.quote(template)
    )
}
