# Recomputes with base R, epitools and spdep what the statistics test wrote into a folder; answers as CSV beside it.
# Rscript cross-check.R FOLDER
suppressMessages({
  library(spdep)
  library(epitools)
})
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) read.csv(file.path(folder, name))
write <- function(data, name) {
  number <- function(column) if (is.numeric(column)) sprintf("%.17g", column) else as.character(column)
  write.csv(as.data.frame(lapply(as.data.frame(data), number)), file.path(folder, name), row.names = FALSE, quote = FALSE)
}
rows <- function(data, f) do.call(rbind, lapply(seq_len(nrow(data)), function(i) f(data[i, , drop = FALSE])))

write(data.frame(
  R = R.version.string,
  spdep = as.character(packageVersion("spdep")),
  epitools = as.character(packageVersion("epitools"))
), "r-versions.csv")

proportions <- read("proportions.csv")
write(rows(proportions, function(row) {
  wilson <- suppressWarnings(prop.test(row$yes, row$known, correct = FALSE)$conf.int)
  exact <- binom.test(row$yes, row$known)$conf.int
  exact998 <- binom.test(row$yes, row$known, conf.level = 0.998)$conf.int
  data.frame(
    wilsonLow = wilson[1], wilsonHigh = wilson[2], exactLow = exact[1], exactHigh = exact[2],
    exact998Low = exact998[1], exact998High = exact998[2]
  )
}), "r-proportions.csv")

pairs <- read("pairs.csv")
write(rows(pairs, function(row) {
  table <- matrix(c(row$known2 - row$yes2, row$known1 - row$yes1, row$yes2, row$yes1), 2)
  ratio <- suppressWarnings(riskratio.wald(table))$measure[2, ]
  odds <- suppressWarnings(oddsratio.wald(table))$measure[2, ]
  one <- suppressWarnings(prop.test(row$yes1, row$known1, correct = FALSE)$conf.int)
  two <- suppressWarnings(prop.test(row$yes2, row$known2, correct = FALSE)$conf.int)
  p1 <- row$yes1 / row$known1
  p2 <- row$yes2 / row$known2
  both <- c(rep(1, row$known1), rep(0, row$known2))
  yes <- c(rep(1:0, c(row$yes1, row$known1 - row$yes1)), rep(1:0, c(row$yes2, row$known2 - row$yes2)))
  data.frame(
    fisherP = fisher.test(table)$p.value, ratio = ratio[1], ratioLow = ratio[2], ratioHigh = ratio[3],
    odds = odds[1], oddsLow = odds[2], oddsHigh = odds[3], phi = cor(both, yes),
    differenceLow = p1 - p2 - sqrt((p1 - one[1])^2 + (two[2] - p2)^2),
    differenceHigh = p1 - p2 + sqrt((one[2] - p1)^2 + (p2 - two[1])^2)
  )
}), "r-pairs.csv")

areas <- read("areas.csv")
smoothed <- EBest(areas$yes, areas$known, family = "binomial")
target <- sum(areas$yes) / sum(areas$known)
z <- (areas$yes / areas$known - target) / sqrt(target * (1 - target) / areas$known)
limits <- quantile(z, c(0.1, 0.9), names = FALSE)
phi <- mean(pmin(pmax(z, limits[1]), limits[2])^2)
quantileJoined <- function(level, known) {
  count <- qbinom(level, known, target)
  reached <- pbinom(count, known, target)
  (count - (reached - level) / (reached - pbinom(count - 1, known, target))) / known
}
write(data.frame(
  smoothed = smoothed$estmm, variance = attr(smoothed, "parameters")$a, mean = attr(smoothed, "parameters")$b,
  z = z, phi = phi,
  exact95Low = pmax(0, quantileJoined(0.025, areas$known)), exact95High = quantileJoined(0.975, areas$known),
  exact998Low = pmax(0, quantileJoined(0.001, areas$known)), exact998High = quantileJoined(0.999, areas$known)
), "r-areas.csv")

pValues <- read("p-values.csv")
write(data.frame(adjusted = p.adjust(pValues$p, "BH"), of40 = p.adjust(pValues$p, "BH", n = 40)), "r-p-values.csv")

trends <- read("trends.csv")
write(rows(trends, function(row) {
  test <- prop.trend.test(c(row$yes1, row$yes2, row$yes3, row$yes4), c(row$known1, row$known2, row$known3, row$known4), c(1, 2, 3, 5))
  data.frame(chiSquare = test$statistic, p = test$p.value)
}), "r-trends.csv")

counts <- read("counts.csv")
midTail <- function(mean, count) ppois(count, mean, lower.tail = FALSE) + dpois(count, mean) / 2
write(rows(counts, function(row) {
  exact <- pois.exact(row$count)
  solve <- function(level) uniroot(function(mean) midTail(mean, row$count) - level, c(0, exact$upper), tol = 1e-14)$root
  data.frame(
    exactLow = qgamma(0.025, row$count), exactHigh = qgamma(0.975, row$count + 1),
    epitoolsLow = exact$lower, epitoolsHigh = exact$upper,
    midLow = if (row$count == 0) 0 else solve(0.025), midHigh = solve(0.975)
  )
}), "r-counts.csv")

points <- read("points.csv")
place <- cbind(points$x, points$y)
nearest <- knn2nb(knearneigh(place, k = 4))
band <- dnearneigh(place, 0, 0.9)
describe <- function(neighbours) {
  vapply(neighbours, function(list) if (identical(as.integer(list), 0L)) "" else paste(sort(list) - 1L, collapse = " "), "")
}
spatial <- function(neighbours) {
  binary <- nb2listw(neighbours, style = "B", zero.policy = TRUE)
  standard <- nb2listw(neighbours, style = "W", zero.policy = TRUE)
  withSelf <- nb2listw(include.self(neighbours), style = "B", zero.policy = TRUE)
  local <- localmoran(points$value, standard, zero.policy = TRUE)
  whole <- moran.test(points$value, standard, zero.policy = TRUE)
  data.frame(
    neighbours = describe(neighbours), gi = as.numeric(localG(points$value, binary, zero.policy = TRUE)),
    giStar = as.numeric(localG(points$value, withSelf, zero.policy = TRUE)),
    localI = local[, 1], expected = local[, 2], variance = local[, 3], z = local[, 4], p = local[, 5],
    moranI = whole$estimate[1], moranExpected = whole$estimate[2], moranVariance = whole$estimate[3]
  )
}
write(spatial(nearest), "r-nearest.csv")
write(spatial(band), "r-band.csv")

inverse <- nb2listw(nearest, glist = lapply(nbdists(nearest, place), function(d) 1 / d), style = "B")
localInverse <- localmoran(points$value, inverse)
write(data.frame(
  weights = vapply(inverse$weights, function(w) paste(sprintf("%.17g", w), collapse = " "), ""),
  neighbours = vapply(inverse$neighbours, function(list) paste(list - 1L, collapse = " "), ""),
  gi = as.numeric(localG(points$value, inverse)), localI = localInverse[, 1], variance = localInverse[, 3]
), "r-inverse.csv")

outlineFile <- file.path(folder, "outlines.geojson")
if (file.exists(outlineFile)) {
  outlines <- suppressMessages(sf::st_read(outlineFile, quiet = TRUE))
  suppressMessages(sf::sf_use_s2(FALSE))
  contiguity <- poly2nb(sf::st_set_crs(outlines, NA), snap = 1e-6)
  write(data.frame(neighbours = describe(contiguity)), "r-outlines.csv")
}
