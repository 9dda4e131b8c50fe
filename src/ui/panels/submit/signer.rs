//! Choice of the credentials that sign the request.

use std::mem::discriminant;

use egui::{Id, Ui};

use super::part_ui;
use super::secret::secret_ui;
use super::typed_choice::TypedChoice;
use crate::editor::{Message, OperationMessage, Signer, TypedKey};
use crate::service::credentials::{CHAIN_AVAILABLE, TypedCredentials};
use crate::ui::widgets::{Alternative, FieldProblem, FieldRow, Tone, segmented_ui};

pub(super) fn signer_ui(
    ui: &mut Ui,
    signer: &mut Signer,
    typed: &TypedCredentials,
    profiles: &[String],
    out: &mut Vec<Message>,
) {
    part_ui(ui, "As whom");
    let chain = Signer::Chain {
        profile: String::new(),
    };
    let mut methods = vec![
        (
            chain,
            Alternative::new(
                "AWS profile",
                "Credentials as the AWS CLI finds them: environment, profiles, single sign-on",
            ),
        ),
        (
            Signer::Typed,
            Alternative::new(
                "Typed keys",
                "Keys for this run of the program, kept in memory only",
            ),
        ),
        (
            Signer::Nobody,
            Alternative::new(
                "Unsigned",
                "For emulators and proxies that ask for no signature",
            ),
        ),
    ];
    if !CHAIN_AVAILABLE {
        methods.remove(0);
    }
    let is_chosen = |(method, _): &(Signer, _)| discriminant(method) == discriminant(signer);
    let chosen = methods.iter().position(is_chosen);
    let choices: Vec<_> = methods.iter().map(|(_, choice)| *choice).collect();
    let row = FieldRow::new(Id::unique("submit signer"), "Signature");
    if let Some(picked) = segmented_ui(ui, &row, &choices, chosen).inner {
        *signer = methods.swap_remove(picked).0;
    }
    match signer {
        Signer::Chain { profile } => profile_ui(ui, profile, profiles),
        Signer::Typed => typed_ui(ui, typed, out),
        Signer::Nobody => {}
    }
}

fn profile_ui(ui: &mut Ui, profile: &mut String, profiles: &[String]) {
    let names = profiles.iter().map(|name| (name.as_str(), ""));
    let field = TypedChoice {
        id: Id::unique("submit profile"),
        label: "Profile",
        placeholder: "the default chain",
        hint: "Empty: the environment, then the default profile",
        groups: vec![("", names.collect())],
    };
    field.ui(ui, profile);
}

/// Fields for keys; each says what it lacks.
fn typed_ui(ui: &mut Ui, typed: &TypedCredentials, out: &mut Vec<Message>) {
    for key in TypedKey::ALL {
        let fault = typed.checked(key).err().map(|fault| fault.to_string());
        let is_empty = typed.get(key).trim().is_empty();
        let problem = fault.as_deref().filter(|_| !is_empty);
        let row = FieldRow {
            required: key.is_required(),
            hint: fault.as_deref().or(hint(key)),
            problem: problem.map(|message| FieldProblem {
                tone: Tone::Error,
                message,
                help: None,
                fix: None,
            }),
            ..FieldRow::new(Id::unique(("submit", key.name())), label(key))
        };
        let is_hidden = key != TypedKey::AccessKeyId;
        if let Some(text) = secret_ui(ui, &row, is_hidden, typed.get(key)) {
            out.push(OperationMessage::TypeKey(key, text).into());
        }
    }
}

const fn label(key: TypedKey) -> &'static str {
    match key {
        TypedKey::AccessKeyId => "Access key ID",
        TypedKey::SecretAccessKey => "Secret access key",
        TypedKey::SessionToken => "Session token",
    }
}

fn hint(key: TypedKey) -> Option<&'static str> {
    (!key.is_required()).then_some("Only for temporary credentials")
}
