//! Calls that create a template from a shell.

/// Shell whose quoting rules apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shell {
    /// sh, bash, zsh.
    #[default]
    Posix,
    /// PowerShell from 7.3 on, which hands quotes inside of arguments on to programs.
    PowerShell,
}

impl Shell {
    /// `text` as one word in which nothing is expanded: double quotes would empty `${aws:iot:…}` silently.
    pub fn quote(self, text: &str) -> String {
        match self {
            Self::Posix => format!("'{}'", text.replace('\'', r"'\''")),
            Self::PowerShell => {
                let mut quoted = String::with_capacity(text.len() + 2);
                for character in text.chars() {
                    quoted.push(character);
                    if is_power_shell_quote(character) {
                        quoted.push(character);
                    }
                }
                format!("'{quoted}'")
            }
        }
    }

    /// `text` as one word, bare where that means the same.
    fn word(self, text: &str) -> String {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte);
        if !text.is_empty() && text.bytes().all(plain) {
            text.to_owned()
        } else {
            self.quote(text)
        }
    }

    /// Arguments over several lines.
    fn lines(self, arguments: &[String]) -> String {
        let goes_on = match self {
            Self::Posix => " \\\n  ",
            Self::PowerShell => " `\n  ",
        };
        arguments.join(goes_on)
    }
}

/// `PowerShell` takes typographic single quotes for `'`.
const fn is_power_shell_quote(character: char) -> bool {
    matches!(
        character,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}'
    )
}

/// Region, credentials and endpoint of a call of the AWS CLI; what is `None` is left to its own configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CliTarget {
    /// The region.
    pub region: Option<String>,
    /// The profile.
    pub profile: Option<String>,
    /// Another endpoint than the region's usual one.
    pub endpoint_url: Option<String>,
    /// True to send the request without a signature.
    pub unsigned: bool,
}

/// Input from which the AWS CLI reads the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CliInput<'a> {
    /// The file at this path.
    File(&'a str),
    /// The call itself: this is the text of the template.
    Inline(&'a str),
}

/// The call of the AWS CLI.
pub fn aws_cli(input: CliInput<'_>, target: &CliTarget, shell: Shell) -> String {
    let CliTarget {
        region,
        profile,
        endpoint_url,
        unsigned,
    } = target;
    let mut arguments = vec!["aws iot create-job-template".to_owned()];
    for (name, value) in [
        ("region", region),
        ("profile", profile),
        ("endpoint-url", endpoint_url),
    ] {
        arguments.extend(
            value
                .as_ref()
                .map(|value| format!("--{name} {}", shell.word(value))),
        );
    }
    if *unsigned {
        arguments.push("--no-sign-request".to_owned());
    }
    let input = match input {
        CliInput::File(path) => shell.word(&format!("file://{path}")),
        // A byte-order mark would be taken for a part of the JSON.
        CliInput::Inline(text) => shell.quote(text.trim_start_matches('\u{feff}').trim()),
    };
    arguments.push(format!("--cli-input-json {input}"));
    shell.lines(&arguments)
}

/// The call of curl; `region` is what the signature is made for, and without it there is none.
///
/// Keys are named, never written: the shell that runs it has them in its environment.
pub fn curl(url: &str, body: &str, region: Option<&str>, shell: Shell) -> String {
    let mut arguments = vec![format!("curl --request PUT {}", shell.quote(url))];
    if let Some(region) = region {
        let provider = format!("aws:amz:{region}:iot");
        arguments.push(format!("--aws-sigv4 {}", shell.quote(&provider)));
        arguments.extend(keys(shell).map(str::to_owned));
    }
    arguments.push(format!(
        "--header {}",
        shell.quote("content-type: application/json")
    ));
    arguments.push(format!("--data-raw {}", shell.quote(body)));
    shell.lines(&arguments)
}

/// The keys by the names of their variables; the session token's header only where there is one.
const fn keys(shell: Shell) -> [&'static str; 2] {
    match shell {
        Shell::Posix => [
            r#"--user "${AWS_ACCESS_KEY_ID}:${AWS_SECRET_ACCESS_KEY}""#,
            r#"${AWS_SESSION_TOKEN:+-H"x-amz-security-token: $AWS_SESSION_TOKEN"}"#,
        ],
        Shell::PowerShell => [
            r#"--user "${env:AWS_ACCESS_KEY_ID}:${env:AWS_SECRET_ACCESS_KEY}""#,
            r#"@(if ($env:AWS_SESSION_TOKEN) { "-Hx-amz-security-token: $env:AWS_SESSION_TOKEN" })"#,
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn power_shell_words_double_every_quote_it_knows() {
        for (text, quoted) in [
            ("a'b", "'a''b'"),
            ("‘a’ ‚b‛", "'‘‘a’’ ‚‚b‛‛'"),
            (
                r#"{"a":"${aws:iot:x} $(b) `c \"d\""}"#,
                r#"'{"a":"${aws:iot:x} $(b) `c \"d\""}'"#,
            ),
            ("line\nline", "'line\nline'"),
        ] {
            assert_eq!(Shell::PowerShell.quote(text), quoted);
        }
    }

    #[test]
    fn power_shell_calls_go_on_over_lines_and_name_keys_by_their_variables() {
        let target = CliTarget {
            region: Some("eu-west-1".to_owned()),
            profile: Some("my team".to_owned()),
            ..CliTarget::default()
        };
        let input = CliInput::File(r"C:\fleet\it's.json");
        assert_eq!(
            aws_cli(input, &target, Shell::PowerShell),
            "aws iot create-job-template `\n  --region eu-west-1 `\n  --profile 'my team' `\n  \
             --cli-input-json 'file://C:\\fleet\\it''s.json'"
        );
        let url = "https://iot.eu-west-1.amazonaws.com/job-templates/a";
        let call = curl(url, "{}", Some("eu-west-1"), Shell::PowerShell);
        assert!(call.contains("--aws-sigv4 'aws:amz:eu-west-1:iot' `\n"));
        assert!(call.contains("${env:AWS_SECRET_ACCESS_KEY}"));
        let unsigned = curl(url, "{}", None, Shell::PowerShell);
        assert!(!unsigned.contains("AWS_") && !unsigned.contains("sigv4"));
    }
}
