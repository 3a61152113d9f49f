//! What is done every day by itself: over the playground's QQ Music, by a clock that stands until it
//! is moved.

mod accounts;
mod failures;
mod fate;
mod hand;
mod once;
mod owner;
mod reports;
mod risk;
mod simulation;
mod times;
mod world;
mod year;
