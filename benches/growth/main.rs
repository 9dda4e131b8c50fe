//! Time and memory to check, print, open, fix, edit and show texts of hostile shapes. Twice the text may cost two and a
//! half times as much time and memory, and a frame of the window 50 ms, with the largest texts too; a job that costs more is named, and the
//! benchmark fails.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement that can not begin says so"
)]

mod shapes;
mod window;

use std::process::{Command, ExitCode, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use job_template_editor::check::check;
use job_template_editor::editor::fixes;
use job_template_editor::editor::open::{Amendment, OpenTemplate, TemplateId};
use job_template_editor::template::json::Tree;
use job_template_editor::template::pointer::Pointer;
use peak_alloc::PeakAlloc;
use shapes::Shape;
use window::Window;

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

/// Bytes of the smallest text of each shape; there are one of twice and one of four times as many.
const BYTES: usize = 256 << 10;
const SIZES: [usize; 3] = [BYTES, 2 * BYTES, 4 * BYTES];

/// Highest factor by which twice the text may cost more.
const MOST: f64 = 2.5;

/// Runs of which the cheapest counts.
const RUNS: usize = 3;

/// Measurements that all have to be too expensive for a failure.
const TRIES: usize = 3;

/// Costs below these are not compared: they do not depend on the text.
const TIME_FLOOR: Duration = Duration::from_millis(12);
const MEMORY_FLOOR: usize = 1 << 20;

/// Longest time of a frame, however much there is to show; a program that was not optimized takes longer.
const LONGEST_FRAME: Duration =
    Duration::from_millis(if cfg!(debug_assertions) { 400 } else { 50 });

/// Cost of a job.
#[derive(Clone, Copy, Debug)]
struct Cost {
    time: Duration,
    /// Bytes that were allocated at once, or printed.
    bytes: usize,
}

impl Cost {
    fn least(self, other: Self) -> Self {
        Self {
            time: self.time.min(other.time),
            bytes: self.bytes.min(other.bytes),
        }
    }

    /// Factors in time and memory by which each of the two doublings up to `last` has cost more.
    fn growth(self, last: Self) -> (f64, f64) {
        let time = |cost: Self| cost.time.max(TIME_FLOOR).as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "a ratio needs no more")]
        let bytes = |cost: Self| cost.bytes.max(MEMORY_FLOOR) as f64;
        (
            (time(last) / time(self)).sqrt(),
            (bytes(last) / bytes(self)).sqrt(),
        )
    }
}

/// Job that is measured: its name, and its cost for a text.
type Job = (&'static str, fn(&str) -> Cost);

const JOBS: [Job; 9] = [
    ("check", |text| measured(|| check(&Tree::parse(text)))),
    ("human", |text| printed(text, "human")),
    ("json", |text| printed(text, "json")),
    ("github", |text| printed(text, "github")),
    ("sarif", |text| printed(text, "sarif")),
    ("open", |text| measured(|| open(text))),
    ("fix all", |text| {
        let mut template = open(text);
        measured(|| {
            if let Some((amendment, _)) = fixes::all_safe(&template)() {
                // What no longer fits is refused, which is an answer too.
                let _ = template.apply(amendment, 0.0);
                check_now(&mut template);
            }
        })
    }),
    ("edit", |text| {
        let mut template = open(text);
        let description = Amendment::text(Pointer::root().child("description"), "another");
        measured(|| {
            let made = template.apply(description, 0.0);
            check_now(&mut template);
            made
        })
    }),
    ("frame", |text| {
        let mut window = Window::open(text);
        // What is made anew in every frame, after the first ones.
        window.slowest_frame();
        let mut time = Duration::ZERO;
        let cost = measured(|| time = window.slowest_frame());
        Cost { time, ..cost }
    }),
];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let is_wanted =
        |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let mut failures = Vec::new();
    for shape in shapes::ALL {
        for (job, cost) in JOBS {
            let name = format!("{job}, {}", shape.name);
            if is_wanted(&name) {
                let mut found = compare(&name, &shape, job, cost);
                for _ in 1..TRIES {
                    if found.is_empty() {
                        break;
                    }
                    found = compare(&name, &shape, job, cost);
                }
                failures.extend(found);
            }
        }
    }
    for shape in shapes::LARGE {
        if is_wanted(shape.name) {
            let text = (shape.make)(shapes::LARGEST_BYTES);
            for (when, time) in Window::slowest(&text) {
                println!("{}, {when}: slowest frame {time:.1?}", shape.name);
                if time > LONGEST_FRAME {
                    failures.push(format!("{}, {when}: a frame takes {time:.1?}", shape.name));
                }
            }
        }
    }
    for failure in &failures {
        println!("too much: {failure}");
    }
    ExitCode::from(u8::from(!failures.is_empty()))
}

/// Measures one job with one shape; says what is wrong, if anything.
fn compare(name: &str, shape: &Shape, job: &str, cost: fn(&str) -> Cost) -> Vec<String> {
    let costs = SIZES.map(|size| {
        let text = (shape.make)(size);
        let first = cost(&text);
        (1..RUNS).fold(first, |least, _| least.least(cost(&text)))
    });
    let [first, _, last] = costs;
    let (time, bytes) = first.growth(last);
    println!(
        "{name}: {:.1?}, {} kB; {time:.2} × the time, {bytes:.2} × the bytes a doubling",
        last.time,
        last.bytes >> 10
    );
    let mut failures = Vec::new();
    if job == "frame" {
        // Only what is in view costs anything.
        if last.time > LONGEST_FRAME {
            failures.push(format!("{name}: a frame takes {:.1?}", last.time));
        }
    } else if time > MOST {
        failures.push(format!("{name}: {time:.2} × the time a doubling"));
    }
    if bytes > MOST {
        failures.push(format!("{name}: {bytes:.2} × the bytes a doubling"));
    }
    failures
}

fn open(text: &str) -> OpenTemplate {
    let mut template = OpenTemplate::new(TemplateId(0), "growth".to_owned(), text, None);
    check_now(&mut template);
    template
}

/// Does what the window leaves to another thread.
fn check_now(template: &mut OpenTemplate) {
    if let Some(check) = template.check() {
        template.take_up(check());
    }
}

/// Cost of `work`: its time, and the most memory beyond what was there before.
fn measured<T>(work: impl FnOnce() -> T) -> Cost {
    let before = ALLOCATED.current_usage();
    ALLOCATED.reset_peak_usage();
    let begin = clock();
    let done = work();
    let time = clock().saturating_sub(begin);
    let bytes = ALLOCATED.peak_usage().saturating_sub(before);
    drop(done);
    Cost { time, bytes }
}

/// Processor time of this thread, whatever else the machine has to do; where the system does not count it, the time
/// since the first call.
fn clock() -> Duration {
    static FIRST: LazyLock<Instant> = LazyLock::new(Instant::now);
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = counted.and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| FIRST.elapsed(), Duration::from_nanos)
}

/// Cost of checking the text on the command line: its time, and the bytes it prints.
fn printed(text: &str, format: &str) -> Cost {
    let folder = tempfile::tempdir().expect("a folder for the template");
    let path = folder.path().join("growth.jobtemplate.json");
    std::fs::write(&path, text).expect("the template's file");
    let begin = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_job-template-editor"))
        .args(["check", "--format", format])
        .arg(path)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    Cost {
        time: begin.elapsed(),
        bytes: output.stdout.len() + output.stderr.len(),
    }
}
