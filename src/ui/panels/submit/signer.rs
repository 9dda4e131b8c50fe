//! Choice of the credentials that sign the request.

use egui::{Id, Ui};

use super::part_ui;
use super::secret::secret_ui;
use super::typed_choice::{Group, TypedChoice};
use crate::editor::{Message, OperationMessage, Signer, TypedKey};
use crate::service::credentials::{CHAIN_AVAILABLE, TypedCredentials};
use crate::ui::widgets::{Alternative, FieldRow, segmented_ui};

/// Ways to sign a request, as they are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SigningMethod {
    Chain,
    Typed,
    Nobody,
}

impl SigningMethod {
    const fn of(signer: &Signer) -> Self {
        match signer {
            Signer::Chain { .. } => Self::Chain,
            Signer::Typed => Self::Typed,
            Signer::Nobody => Self::Nobody,
        }
    }

    fn choice(self) -> Alternative<'static> {
        match self {
            Self::Chain => Alternative::new(
                "AWS profile",
                "Credentials as the AWS CLI finds them: environment, profiles, single sign-on",
            ),
            Self::Typed => Alternative::new(
                "Typed keys",
                "Keys for this run of the program, kept in memory only",
            ),
            Self::Nobody => Alternative::new(
                "Unsigned",
                "For emulators and proxies that ask for no signature",
            ),
        }
    }

    fn signer(self) -> Signer {
        match self {
            Self::Chain => Signer::Chain {
                profile: String::new(),
            },
            Self::Typed => Signer::Typed,
            Self::Nobody => Signer::Nobody,
        }
    }
}

pub(super) fn signer_ui(
    ui: &mut Ui,
    signer: &mut Signer,
    typed: &TypedCredentials,
    profiles: &[String],
    out: &mut Vec<Message>,
) {
    part_ui(ui, "As whom");
    let methods: &[SigningMethod] = if CHAIN_AVAILABLE {
        &[
            SigningMethod::Chain,
            SigningMethod::Typed,
            SigningMethod::Nobody,
        ]
    } else {
        &[SigningMethod::Typed, SigningMethod::Nobody]
    };
    let choices: Vec<_> = methods.iter().map(|method| method.choice()).collect();
    let chosen = methods
        .iter()
        .position(|method| *method == SigningMethod::of(signer));
    let row = FieldRow::new(Id::unique("submit signer"), "Signature");
    if let Some(picked) = segmented_ui(ui, &row, &choices, chosen).inner {
        *signer = methods[picked].signer();
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
        groups: vec![Group {
            title: "",
            items: names.collect(),
        }],
    };
    field.ui(ui, profile);
}

fn typed_ui(ui: &mut Ui, typed: &TypedCredentials, out: &mut Vec<Message>) {
    let TypedCredentials {
        access_key_id,
        secret_access_key,
        session_token,
    } = typed;
    let row = |id: &str, label: &'static str| FieldRow {
        required: true,
        ..FieldRow::new(Id::unique(("submit", id)), label)
    };
    let token = FieldRow {
        required: false,
        hint: Some("Only for temporary credentials"),
        ..row("token", "Session token")
    };
    let fields = [
        (
            TypedKey::AccessKeyId,
            row("key", "Access key ID"),
            access_key_id,
        ),
        (
            TypedKey::SecretAccessKey,
            row("secret", "Secret access key"),
            secret_access_key,
        ),
        (TypedKey::SessionToken, token, session_token),
    ];
    for (key, row, secret) in fields {
        let is_hidden = key != TypedKey::AccessKeyId;
        if let Some(typed) = secret_ui(ui, &row, is_hidden, secret) {
            out.push(OperationMessage::TypeKey(key, typed).into());
        }
    }
}
