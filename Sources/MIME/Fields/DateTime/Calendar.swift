/// Arithmetic of the Gregorian calendar, extended to all years.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". Years are counted from 1 March, so that the
/// leap day is a year's last, in eras of 400 years, which all have the same length.
enum Calendar {
  private static var daysPerEra: Int { 400 * 365 + 97 }
  /// Days from 0000-03-01 to 1970-01-01.
  private static var epoch: Int { 719_468 }

  /// Quotient and remainder of a division that rounds down.
  static func divide(_ dividend: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// The number of days in a month.
  static func dayCount(month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The days from 1970-01-01 to a date.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let (era, yearOfEra) = divide(month <= 2 ? year - 1 : year, by: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1  // 153 days in each five months from March on
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysPerEra + dayOfEra - epoch
  }

  /// The date that is a number of days after 1970-01-01.
  static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = divide(days + epoch, by: daysPerEra)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }
}
