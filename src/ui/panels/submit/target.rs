//! Endpoint and region that the template is sent to.

use egui::{Checkbox, Id, Ui};

use super::part_ui;
use super::typed_choice::TypedChoice;
use crate::editor::ConnectionSettings;
use crate::service::region::{KNOWN_REGIONS, KnownRegion, Partition, Region};
use crate::ui::widgets::{Alternative, FieldRow, TextField, segmented_ui};

const PARTITIONS: [Partition; 4] = [
    Partition::Aws,
    Partition::China,
    Partition::GovCloud,
    Partition::EuropeanSovereign,
];

/// Id of the sheet's first field.
pub(super) fn first_field() -> Id {
    Id::unique("submit endpoint")
}

/// `configured` is the region used where none is typed.
pub(super) fn target_ui(ui: &mut Ui, target: &mut ConnectionSettings, configured: Option<&Region>) {
    part_ui(ui, "Where");
    let choices = [
        Alternative::new("AWS", "The endpoint of AWS IoT Core in a region"),
        Alternative::new(
            "Own endpoint",
            "Any URL: an emulator, a proxy, a private endpoint",
        ),
    ];
    let row = FieldRow::new(first_field(), "Endpoint");
    let chosen = Some(usize::from(target.own_endpoint));
    if let Some(picked) = segmented_ui(ui, &row, &choices, chosen).inner {
        target.own_endpoint = picked == 1;
    }
    if target.own_endpoint {
        url_ui(ui, target);
    }
    region_ui(ui, target, configured);
    if !target.own_endpoint {
        variants_ui(ui, target);
    }
}

fn url_ui(ui: &mut Ui, target: &mut ConnectionSettings) {
    let row = FieldRow {
        required: true,
        hint: Some("{region} and {jobTemplateId} are filled in"),
        ..FieldRow::new(Id::unique("submit endpoint URL"), "Endpoint URL")
    };
    let field = TextField::new(row, &target.endpoint_url)
        .monospace()
        .placeholder("http://iot.{region}.amazonaws.com/job-templates/{jobTemplateId}");
    if let Some(typed) = field.show(ui).inner {
        target.endpoint_url = typed;
    }
}

fn region_ui(ui: &mut Ui, target: &mut ConnectionSettings, configured: Option<&Region>) {
    let group = |partition: &Partition| {
        let is_in = |known: &&KnownRegion| known.region().partition() == *partition;
        let items = KNOWN_REGIONS.iter().filter(is_in);
        let items = items.map(|known| (known.name, known.place));
        (partition.label(), items.collect())
    };
    let known = KNOWN_REGIONS
        .iter()
        .find(|known| known.name == target.region.trim());
    let hint = match (known, configured) {
        (Some(known), _) => known.place,
        (None, Some(_)) if target.region.trim().is_empty() => {
            "Empty: the region that the environment or the profile names"
        }
        (None, _) => "Any region's name will do, listed or not",
    };
    let field = TypedChoice {
        id: Id::unique("submit region"),
        label: "Region",
        placeholder: configured.map_or("eu-west-1", Region::name),
        hint,
        groups: PARTITIONS.iter().map(group).collect(),
    };
    field.ui(ui, &mut target.region);
}

fn variants_ui(ui: &mut Ui, target: &mut ConnectionSettings) {
    ui.horizontal(|ui| {
        ui.add(Checkbox::new(&mut target.fips, "FIPS endpoint"))
            .on_hover_text("Cryptography validated after FIPS 140; not every region has it");
        ui.add(Checkbox::new(&mut target.dual_stack, "Dual-stack endpoint"))
            .on_hover_text("IPv6 beside IPv4");
    });
}
