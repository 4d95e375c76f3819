#include "walls.hpp"

#include "sys/error.hpp"

unsigned cut_by(Mechanism mechanism) {
  switch (mechanism) {
      // A row looks like this:
      //
      //     case Mechanism::NAME:
      //       return KIND | KIND;

    default:
      sys::not_written("cut_by");
  }
}

bool gets_through(Mechanism mechanism, unsigned walls) {
  (void)mechanism;
  (void)walls;
  sys::not_written("gets_through");
}
