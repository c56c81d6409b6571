# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The kernels as single loops, compiled where a compiler is there at installation; see ``by_numpy`` for what each gives.

Arrays are taken as they lie in memory, C-contiguous, of the types that the docstrings of ``by_numpy`` name; another one
raises ``TypeError``. No number out of a file is an index unseen: one beyond its array raises ``IndexError``. Places that
ascend are looked at where they end, for they are sums of unsigned numbers, or bounds that were seen to ascend when they
were read. No kernel lets go of the interpreter's lock: each ends within a few milliseconds, sooner than the lock would
come back.
"""

cimport numpy as cnp
from cpython.dict cimport PyDict_GetItemWithError
from cpython.mem cimport PyMem_Free, PyMem_Malloc, PyMem_Realloc
from cpython.object cimport PyObject
from cpython.set cimport PySet_Contains
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t, int64_t
from libc.string cimport memchr, memcmp, memcpy, memset

from indexer.engine.kernels import by_python
from indexer.sentences import ABBREVIATIONS

cnp.import_array()

ctypedef int64_t place

ctypedef fused cell:
    uint8_t
    uint16_t
    uint32_t

ctypedef fused frequency:
    uint8_t
    uint32_t

ctypedef fused other_frequency:
    uint8_t
    uint32_t


cdef int ESCAPE = 255


cdef enum:
    LENGTHS = 1 << 16


cdef extern from *:
    """
    #if defined(__GNUC__) || defined(__clang__)
    #define ibid_fetch(address) __builtin_prefetch(address)
    #define ibid_lowest(bits) __builtin_ctzll(bits)
    #else
    #define ibid_fetch(address)
    static int ibid_lowest(unsigned long long bits) { int at = 0; while (!(bits & 1)) { bits >>= 1; at++; } return at; }
    #endif
    """
    void ibid_fetch(const void* address) noexcept nogil
    int ibid_lowest(uint64_t bits) noexcept nogil


# --- arrays ---------------------------------------------------------------------------------------------------------


cdef inline cnp.ndarray _new(place length, int kind):
    cdef cnp.npy_intp shape = length
    return cnp.PyArray_EMPTY(1, &shape, kind, 0)


cdef inline cnp.ndarray _zeros(place length, int kind):
    cdef cnp.npy_intp shape = length
    return cnp.PyArray_ZEROS(1, &shape, kind, 0)


cdef inline cnp.ndarray _cut(cnp.ndarray array, place length):
    return array if cnp.PyArray_DIM(array, 0) == length else array[:length]


cdef inline place _length(cnp.ndarray array):
    return cnp.PyArray_DIM(array, 0)


cdef inline void* _data(cnp.ndarray array, int kind) except? NULL:
    if cnp.PyArray_TYPE(array) != kind or not cnp.PyArray_IS_C_CONTIGUOUS(array):
        raise TypeError(f"an array of {array.dtype} that has {(<object>array).shape} cells is none for this kernel")
    return cnp.PyArray_DATA(array)


cdef inline place* _places(cnp.ndarray array) except? NULL:
    return <place*>_data(array, cnp.NPY_INTP)


cdef inline int _width(cnp.ndarray array) except -1:
    """The bytes of an unsigned number."""
    if not cnp.PyArray_ISUNSIGNED(array) or not cnp.PyArray_IS_C_CONTIGUOUS(array):
        raise TypeError(f"an array of {array.dtype} that has {(<object>array).shape} cells is none for this kernel")
    return cnp.PyArray_ITEMSIZE(array)


cdef inline int _within(const place* ascending, place count, place size) except -1:
    if count and (ascending[count - 1] >= size or ascending[0] < 0):
        raise IndexError(f"there is no place {ascending[count - 1]} among {size}")
    return 0


# --- posting lists --------------------------------------------------------------------------------------------------


cdef void _sum(const cell* cells, place* sums, place count) noexcept nogil:
    cdef place at, total = 0
    for at in range(count):
        total += cells[at]
        sums[at] = total


def running_sum(cnp.ndarray cells not None):
    cdef place count = _length(cells)
    cdef int width = _width(cells)
    cdef cnp.ndarray sums = _new(count, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(sums)
    if width == 1:
        _sum(<uint8_t*>cnp.PyArray_DATA(cells), to, count)
    elif width == 2:
        _sum(<uint16_t*>cnp.PyArray_DATA(cells), to, count)
    elif width == 4:
        _sum(<uint32_t*>cnp.PyArray_DATA(cells), to, count)
    else:
        raise TypeError(f"{cells.dtype} is too wide for this kernel")
    return sums


def halves(cnp.ndarray cells not None, place low, place high):
    cdef const uint8_t* data = <uint8_t*>_data(cells, cnp.NPY_UINT8)
    if low < 0 or high < low or (high + 1) >> 1 > _length(cells):
        raise IndexError(f"there are no halves {low} to {high} of {_length(cells)} bytes")
    cdef cnp.ndarray found = _new(high - low, cnp.NPY_UINT8)
    cdef uint8_t* to = <uint8_t*>cnp.PyArray_DATA(found)
    cdef place at = low, pairs, pair
    if at & 1 and at < high:
        to[0] = data[at >> 1] >> 4
        to += 1
        at += 1
    data += at >> 1
    pairs = (high - at) >> 1
    for pair in range(pairs):
        to[2 * pair] = data[pair] & 15
        to[2 * pair + 1] = data[pair] >> 4
    if (high - at) & 1:
        to[2 * pairs] = data[pairs] & 15
    return found


def speaking(cnp.ndarray units not None, cnp.ndarray langs not None, int lang):
    cdef place count = _length(units), at, found = 0
    cdef const place* of = _places(units)
    cdef const uint8_t* spoken = <uint8_t*>_data(langs, cnp.NPY_UINT8)
    cdef cnp.ndarray kept = _new(count, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(kept)
    cdef place size = _length(langs)
    for at in range(count):
        if <size_t>of[at] >= <size_t>size:
            raise IndexError(f"there is no unit {of[at]} among {size}")
        to[found] = at
        found += spoken[of[at]] == lang
    return _cut(kept, found)


cdef inline place _search(const int64_t* ascending, place low, place count, place wanted) noexcept nogil:
    """The first at or after ``low`` that isn't less, in strides that double."""
    cdef place step = 1, high = low, middle
    while high < count and ascending[high] < wanted:
        low = high + 1
        high += step
        step <<= 1
    if high > count:
        high = count
    while low < high:
        middle = (low + high) >> 1
        if ascending[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


cdef struct List:
    const place* units
    const void* tf
    bint wide
    place count
    place at


cdef inline place _unit(List* one) noexcept nogil:
    return one.units[one.at]


cdef inline uint32_t _frequency(List* one) noexcept nogil:
    return (<uint32_t*>one.tf)[one.at] if one.wide else (<uint8_t*>one.tf)[one.at]


cdef enum:
    MOST_LISTS = 64


cdef place _merge(List* lists, int count, place* units, uint32_t* sums) noexcept nogil:
    """Repeated choice of the least unit: lists are few."""
    cdef place found = 0, least, unit
    cdef uint32_t total
    cdef int number, left = 0
    for number in range(count):
        if lists[number].count:
            lists[left] = lists[number]
            left += 1
    while left > 1:
        least = _unit(&lists[0])
        for number in range(1, left):
            unit = _unit(&lists[number])
            if unit < least:
                least = unit
        total = 0
        number = 0
        while number < left:
            if _unit(&lists[number]) == least:
                total += _frequency(&lists[number])
                lists[number].at += 1
                if lists[number].at == lists[number].count:
                    left -= 1
                    lists[number] = lists[left]
                    continue
            number += 1
        units[found] = least
        sums[found] = total
        found += 1
    if left:
        while lists[0].at < lists[0].count:
            units[found] = _unit(&lists[0])
            sums[found] = _frequency(&lists[0])
            found += 1
            lists[0].at += 1
    return found


cdef cnp.ndarray _narrowed(const uint32_t* values, place count):
    cdef place at
    cdef uint32_t most = 0
    cdef cnp.ndarray narrow
    cdef uint8_t* to
    for at in range(count):
        most |= values[at]
    narrow = _new(count, cnp.NPY_UINT8 if most < 256 else cnp.NPY_UINT32)
    if most < 256:
        to = <uint8_t*>cnp.PyArray_DATA(narrow)
        for at in range(count):
            to[at] = <uint8_t>values[at]
    else:
        for at in range(count):
            (<uint32_t*>cnp.PyArray_DATA(narrow))[at] = values[at]
    return narrow


cdef place _merge_two(
    const place* many, const uint8_t* of_many, place n, const place* few, const uint8_t* of_few, place m, place* units,
    uint32_t* sums
) noexcept nogil:
    """As ``_merge``: between two units of the shorter list a run of the longer one is copied."""
    cdef place i = 0, j, at, found = 0, next
    for j in range(m):
        next = _search(many, i, n, few[j])
        for at in range(i, next):
            units[found + at - i] = many[at]
            sums[found + at - i] = of_many[at]
        found += next - i
        i = next
        units[found], sums[found] = few[j], of_few[j]
        if i < n and many[i] == few[j]:
            sums[found] += of_many[i]
            i += 1
        found += 1
    for at in range(i, n):
        units[found + at - i] = many[at]
        sums[found + at - i] = of_many[at]
    return found + n - i


def summed(list lists not None, place size):
    cdef List heads[MOST_LISTS]
    cdef int number = 0
    cdef place total = 0
    cdef cnp.ndarray units, tf
    if len(lists) > MOST_LISTS:
        return summed_in_any_order(lists, size)
    lists = [one if one[2] is None else (one[0].take(one[2]), one[1].take(one[2]), None) for one in lists]
    for units, tf, _ in lists:
        heads[number].units = _places(units)
        heads[number].wide = _width(tf) == 4
        if not heads[number].wide and _width(tf) != 1:
            raise TypeError(f"frequencies aren't {tf.dtype}")
        heads[number].tf = cnp.PyArray_DATA(tf)
        heads[number].count = _length(units)
        heads[number].at = 0
        total += heads[number].count
        number += 1
    cdef cnp.ndarray merged = _new(total, cnp.NPY_INTP)
    cdef cnp.ndarray sums = _new(total, cnp.NPY_UINT32)
    cdef uint32_t* values = <uint32_t*>cnp.PyArray_DATA(sums)
    cdef place* to = <place*>cnp.PyArray_DATA(merged)
    cdef place found
    if number == 2 and not (heads[0].wide or heads[1].wide):
        if heads[0].count < heads[1].count:
            heads[0], heads[1] = heads[1], heads[0]
        found = _merge_two(
            heads[0].units, <uint8_t*>heads[0].tf, heads[0].count,
            heads[1].units, <uint8_t*>heads[1].tf, heads[1].count, to, values,
        )
    elif number > 2 and total * 16 > size:
        return summed_in_any_order(lists, size)
    else:
        found = _merge(heads, number, to, values)
    _within(<place*>cnp.PyArray_DATA(merged), found, size)
    return _cut(merged, found), _narrowed(values, found)


cdef int _add_all(uint32_t* totals, const place* units, const frequency* tf, place count, place size) noexcept nogil:
    cdef place at
    for at in range(count):
        if <size_t>units[at] >= <size_t>size:
            return -1
        totals[units[at]] += tf[at]
    return 0


def summed_in_any_order(list lists not None, place size):
    cdef cnp.ndarray dense = _zeros(size, cnp.NPY_UINT32)
    cdef uint32_t* totals = <uint32_t*>cnp.PyArray_DATA(dense)
    cdef cnp.ndarray units, tf
    cdef place at, found = 0, most = 0
    cdef int flaw
    for units, tf, chosen in lists:
        if chosen is not None:
            units, tf = units.take(chosen), tf.take(chosen)
        most += _length(units)
        if _width(tf) == 1:
            flaw = _add_all(totals, _places(units), <uint8_t*>cnp.PyArray_DATA(tf), _length(units), size)
        else:
            flaw = _add_all(totals, _places(units), <uint32_t*>_data(tf, cnp.NPY_UINT32), _length(units), size)
        if flaw:
            raise IndexError(f"a unit is beyond {size}")
    most = min(most, size)
    cdef cnp.ndarray merged = _new(most + 1, cnp.NPY_INTP)
    cdef cnp.ndarray sums = _new(most + 1, cnp.NPY_UINT32)
    cdef place* to = <place*>cnp.PyArray_DATA(merged)
    cdef uint32_t* values = <uint32_t*>cnp.PyArray_DATA(sums)
    for at in range(size):
        to[found] = at
        values[found] = totals[at]
        found += totals[at] != 0
    return merged[:found], _narrowed(values, found)


def place_of(const uint8_t[::1] blob, const uint32_t[::1] ends, bytes string not None):
    cdef place low = 0, high = ends.shape[0] - 1, middle, length
    cdef const uint8_t* wanted = string
    cdef place size = len(string)
    cdef int order
    while low < high:
        middle = (low + high) >> 1
        if ends[middle + 1] > blob.shape[0] or ends[middle] > ends[middle + 1]:
            raise IndexError(f"string {middle} isn't in the {blob.shape[0]} bytes")
        length = ends[middle + 1] - ends[middle]
        order = 0 if not length else memcmp(&blob[ends[middle]], wanted, min(length, size))
        if order < 0 or (order == 0 and length < size):
            low = middle + 1
        else:
            high = middle
    return low


# --- sets -----------------------------------------------------------------------------------------------------------


cdef void _sought(
    const place* units, const frequency* tf, place count, const place* rows, frequency* to, place wanted
) noexcept nogil:
    cdef place at, low = 0
    for at in range(wanted):
        low = _search(units, low, count, rows[at])
        to[at] = tf[low] if low < count and units[low] == rows[at] else 0


def sought(cnp.ndarray units not None, cnp.ndarray tf not None, cnp.ndarray rows not None):
    cdef place count = _length(units), wanted = _length(rows)
    cdef const place* of = _places(units)
    cdef const place* asked = _places(rows)
    cdef cnp.ndarray found
    if _length(tf) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} units")
    if _width(tf) == 1:
        found = _new(wanted, cnp.NPY_UINT8)
        _sought(of, <uint8_t*>cnp.PyArray_DATA(tf), count, asked, <uint8_t*>cnp.PyArray_DATA(found), wanted)
    else:
        found = _new(wanted, cnp.NPY_UINT32)
        _sought(of, <uint32_t*>_data(tf, cnp.NPY_UINT32), count, asked, <uint32_t*>cnp.PyArray_DATA(found), wanted)
    return found


def dense(cnp.ndarray units not None, cnp.ndarray tf not None, place size):
    cdef place count = _length(units), at
    cdef const place* of = _places(units)
    cdef cnp.ndarray found
    cdef uint8_t* few
    cdef uint32_t* many
    if _length(tf) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} units")
    _within(of, count, size)
    if _width(tf) == 1:
        found = _zeros(size, cnp.NPY_UINT8)
        few = <uint8_t*>cnp.PyArray_DATA(found)
        for at in range(count):
            few[of[at]] = (<uint8_t*>cnp.PyArray_DATA(tf))[at]
    else:
        found = _zeros(size, cnp.NPY_UINT32)
        many = <uint32_t*>cnp.PyArray_DATA(found)
        for at in range(count):
            many[of[at]] = (<uint32_t*>_data(tf, cnp.NPY_UINT32))[at]
    return found


def gathered(cnp.ndarray dense not None, cnp.ndarray rows not None):
    cdef place count = _length(rows), at
    cdef const place* of = _places(rows)
    cdef cnp.ndarray found
    cdef uint8_t* few
    cdef uint32_t* many
    _within(of, count, _length(dense))
    if _width(dense) == 1:
        found = _new(count, cnp.NPY_UINT8)
        few = <uint8_t*>cnp.PyArray_DATA(found)
        for at in range(count):
            few[at] = (<uint8_t*>cnp.PyArray_DATA(dense))[of[at]]
    else:
        found = _new(count, cnp.NPY_UINT32)
        many = <uint32_t*>cnp.PyArray_DATA(found)
        for at in range(count):
            many[at] = (<uint32_t*>_data(dense, cnp.NPY_UINT32))[of[at]]
    return found


def having(cnp.ndarray rows not None, cnp.ndarray tf not None):
    cdef place count = _length(rows), at, found = 0
    cdef const place* of = _places(rows)
    cdef cnp.ndarray kept = _new(count + 1, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(kept)
    cdef const uint8_t* few = <uint8_t*>cnp.PyArray_DATA(tf)
    if _length(tf) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} rows")
    if _width(tf) != 1:
        tf = tf != 0
        few = <uint8_t*>cnp.PyArray_DATA(tf)
    for at in range(count):
        to[found] = of[at]
        found += few[at] != 0
    return kept[:found]


cdef int _tell(const place* units, place many, const place* rows, place count, uint8_t* found) except -1:
    """Which of ``rows`` are among ``units``: few are sought, many looked up in a mask, where no jump is foreseen badly."""
    cdef place at, low = 0, size
    cdef cnp.ndarray mask
    cdef uint8_t* seen
    if count * 8 < many or not many:
        for at in range(count):
            low = _search(units, low, many, rows[at])
            found[at] = low < many and units[low] == rows[at]
        return 0
    size = units[many - 1] + 1
    if units[0] < 0:
        raise IndexError(f"there is no place {units[0]}")
    mask = _zeros(size, cnp.NPY_UINT8)
    seen = <uint8_t*>cnp.PyArray_DATA(mask)
    for at in range(many):
        if <size_t>units[at] >= <size_t>size:
            raise IndexError(f"{units[at]} comes before {size - 1}")
        seen[units[at]] = 1
    for at in range(count):
        found[at] = seen[rows[at]] if <size_t>rows[at] < <size_t>size else 0
    return 0


def held(cnp.ndarray rows not None, cnp.ndarray wanted not None):
    cdef cnp.ndarray found = _new(_length(wanted), cnp.NPY_BOOL)
    _tell(_places(rows), _length(rows), _places(wanted), _length(wanted), <uint8_t*>cnp.PyArray_DATA(found))
    return found


cdef cnp.ndarray _kept(cnp.ndarray rows, cnp.ndarray told, bint wanted):
    cdef place count = _length(rows), at, found = 0
    cdef const place* of = _places(rows)
    cdef const uint8_t* tell = <uint8_t*>cnp.PyArray_DATA(told)
    cdef cnp.ndarray kept = _new(count + 1, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(kept)
    for at in range(count):
        to[found] = of[at]
        found += (tell[at] != 0) == wanted
    return kept[:found]


def intersection(cnp.ndarray one not None, cnp.ndarray other not None):
    if _length(one) > _length(other):
        one, other = other, one
    return _kept(one, held(other, one), True)


def difference(cnp.ndarray one not None, cnp.ndarray other not None):
    return _kept(one, held(other, one), False)


cdef int _mark(uint8_t* mask, place size, const cell* rows, place count) noexcept nogil:
    cdef place at
    for at in range(count):
        if rows[at] >= <size_t>size:
            return -1
        mask[rows[at]] = 1
    return 0


def marked(list sets not None, place size):
    cdef cnp.ndarray mask = _zeros(size, cnp.NPY_BOOL), one
    cdef uint8_t* to = <uint8_t*>cnp.PyArray_DATA(mask)
    cdef void* rows
    cdef int width, flaw
    for one in sets:
        width, rows = _width(one), cnp.PyArray_DATA(one)
        if width == 2:
            flaw = _mark(to, size, <uint16_t*>rows, _length(one))
        else:
            flaw = _mark(to, size, <uint32_t*>_data(one, cnp.NPY_UINT32), _length(one))
        if flaw:
            raise IndexError(f"a row is beyond {size}")
    return mask


def union(list sets not None, place size):
    cdef cnp.ndarray mask = _zeros((size + 63) >> 6, cnp.NPY_UINT64)
    cdef uint64_t* seen = <uint64_t*>cnp.PyArray_DATA(mask)
    cdef uint64_t bits
    cdef cnp.ndarray one
    cdef const place* of
    cdef place at, total = 0, found = 0
    for one in sets:
        of = _places(one)
        _within(of, _length(one), size)
        for at in range(_length(one)):
            seen[of[at] >> 6] |= <uint64_t>1 << (of[at] & 63)
        total += _length(one)
    cdef cnp.ndarray every = _new(min(total, size), cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(every)
    for at in range(_length(mask)):
        bits = seen[at]
        while bits:
            to[found] = (at << 6) + ibid_lowest(bits)
            bits &= bits - 1
            found += 1
    return _cut(every, found)


def common(cnp.ndarray one not None, cnp.ndarray other not None):
    if _length(one) > _length(other):
        one, other = other, one
    cdef place count = _length(one), many = _length(other), at = 0, low = 0, found = 0
    cdef const int64_t* few = <int64_t*>_data(one, cnp.NPY_INT64)
    cdef const int64_t* of = <int64_t*>_data(other, cnp.NPY_INT64)
    cdef cnp.ndarray both = _new(count + 1, cnp.NPY_INT64)
    cdef int64_t* to = <int64_t*>cnp.PyArray_DATA(both)
    cdef int64_t a, b
    if count * 8 < many:
        for at in range(count):
            low = _search(of, low, many, few[at])
            to[found] = few[at]
            found += low < many and of[low] == few[at]
        return both[:found]
    while at < count and low < many:
        a, b = few[at], of[low]
        to[found] = a
        found += a == b
        at += a <= b
        low += b <= a
    return both[:found]


def passing(cnp.ndarray mask not None, cnp.ndarray rows not None):
    cdef const uint8_t* let = <uint8_t*>_data(mask, cnp.NPY_BOOL)
    cdef place count = _length(rows), size = _length(mask), at, found = 0
    cdef const place* of = _places(rows)
    cdef cnp.ndarray kept = _new(count, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(kept)
    for at in range(count):
        if <size_t>of[at] >= <size_t>size:
            raise IndexError(f"there is no row {of[at]} among {size}")
        to[found] = of[at]
        found += let[of[at]] != 0
    return _cut(kept, found)


# --- occurrences ----------------------------------------------------------------------------------------------------


cdef struct Escapes:
    const uint32_t* at
    const uint32_t* value
    place count


cdef inline int64_t _position(const uint8_t* cells, place at, Escapes* beyond) noexcept nogil:
    cdef place low = 0, high = beyond.count, middle
    if cells[at] != ESCAPE:
        return cells[at]
    while low < high:
        middle = (low + high) >> 1
        if beyond.at[middle] < at:
            low = middle + 1
        else:
            high = middle
    return beyond.value[low] if low < beyond.count and beyond.at[low] == at else ESCAPE


cdef place _total(const frequency* tf, place count) noexcept nogil:
    cdef place at
    cdef uint64_t total = 0
    for at in range(count):
        total += tf[at]
    return <place>total


cdef place _write(
    place unit, place start, place times, const uint8_t* cells, Escapes* beyond, int64_t* to, place found, place room
) noexcept nogil:
    """How many there are then; more than ``room`` are counted alone."""
    cdef place at
    cdef int64_t base = <int64_t>unit << 32
    if found + times <= room:
        for at in range(times):
            to[found + at] = base + _position(cells, start + at, beyond)
    return found + times


cdef place _occurrences(
    const place* units, const frequency* tf, place count, const place* within, place wanted, place first,
    const uint8_t* cells, Escapes* beyond, const uint8_t* langs, int lang, int64_t* to, place room
) noexcept nogil:
    cdef place at = 0, asked, next, found = 0, start = first
    if not within:
        for at in range(count):
            if lang < 0 or langs[units[at]] == lang:
                found = _write(units[at], start, <place>tf[at], cells, beyond, to, found, room)
            start += tf[at]
        return found
    for asked in range(wanted):
        next = _search(units, at, count, within[asked])
        if next == count:
            break
        start += _total(tf + at, next - at)
        at = next
        if units[at] == within[asked] and (lang < 0 or langs[units[at]] == lang):
            found = _write(units[at], start, <place>tf[at], cells, beyond, to, found, room)
    return found


def occurrences(
    cnp.ndarray units not None, cnp.ndarray tf not None, within, place first, cnp.ndarray cells not None,
    cnp.ndarray escaped not None, cnp.ndarray values not None, cnp.ndarray langs not None, int lang
):
    cdef place count = _length(units), wanted = 0, room, found
    cdef const place* of = _places(units)
    cdef const place* asked = NULL
    cdef cnp.ndarray chosen
    cdef int width = _width(tf)
    cdef Escapes beyond
    beyond.at = <uint32_t*>_data(escaped, cnp.NPY_UINT32)
    beyond.value = <uint32_t*>_data(values, cnp.NPY_UINT32)
    beyond.count = _length(escaped)
    if within is not None:
        chosen = within
        asked, wanted = _places(chosen), _length(chosen)
    if width == 1:
        room = _total(<uint8_t*>cnp.PyArray_DATA(tf), count)
    else:
        room = _total(<uint32_t*>_data(tf, cnp.NPY_UINT32), count)
    if first < 0 or first + room > _length(cells) or _length(values) != beyond.count:
        raise IndexError(f"there are no {room} positions from {first} on among {_length(cells)}")
    _within(of, count, _length(langs))
    cdef const uint8_t* data = <uint8_t*>_data(cells, cnp.NPY_UINT8)
    cdef const uint8_t* spoken = <uint8_t*>_data(langs, cnp.NPY_UINT8)
    if within is not None:
        room = min(room, wanted * 4 + 16)
    while True:
        places = _new(room, cnp.NPY_INT64)
        to = <int64_t*>cnp.PyArray_DATA(places)
        if width == 1:
            found = _occurrences(
                of, <uint8_t*>cnp.PyArray_DATA(tf), count, asked, wanted, first, data, &beyond, spoken, lang, to, room
            )
        else:
            found = _occurrences(
                of, <uint32_t*>cnp.PyArray_DATA(tf), count, asked, wanted, first, data, &beyond, spoken, lang, to, room
            )
        if found <= room:
            return _cut(places, found)
        room = found


def merged(cnp.ndarray one not None, cnp.ndarray other not None):
    cdef const int64_t* a = <int64_t*>_data(one, cnp.NPY_INT64)
    cdef const int64_t* b = <int64_t*>_data(other, cnp.NPY_INT64)
    cdef place i = 0, j = 0, n = _length(one), m = _length(other), first
    cdef cnp.ndarray both = _new(n + m, cnp.NPY_INT64)
    cdef int64_t* to = <int64_t*>cnp.PyArray_DATA(both)
    while i < n and j < m:
        first = a[i] <= b[j]
        to[i + j] = a[i] * first + b[j] * (1 - first)
        i += first
        j += 1 - first
    while i < n:
        to[i + j] = a[i]
        i += 1
    while j < m:
        to[i + j] = b[j]
        j += 1
    return both


def nearness(cnp.ndarray one not None, cnp.ndarray other not None, int64_t window):
    cdef const int64_t* a = <int64_t*>_data(one, cnp.NPY_INT64)
    cdef const int64_t* b = <int64_t*>_data(other, cnp.NPY_INT64)
    cdef place i = 0, j = 0, n = _length(one), m = _length(other), found = -1
    cdef cnp.ndarray units = _new(min(n, m) * 2 + 1, cnp.NPY_INTP)
    cdef cnp.ndarray sums = _new(min(n, m) * 2 + 1, cnp.NPY_DOUBLE)
    cdef place* to = <place*>cnp.PyArray_DATA(units)
    cdef double* near = <double*>cnp.PyArray_DATA(sums)
    cdef int64_t last = 0, here, distance
    cdef int last_is_b = -1, is_b
    while i < n or j < m:
        is_b = i == n or (j < m and b[j] < a[i])
        if is_b:
            here = b[j]
            j += 1
        else:
            here = a[i]
            i += 1
        if last_is_b >= 0 and is_b != last_is_b:
            distance = here - last
            if 0 < distance <= window:
                if found < 0 or to[found] != last >> 32:
                    found += 1
                    to[found] = last >> 32
                    near[found] = 0.0
                near[found] += 1.0 / distance
        last = here
        last_is_b = is_b
        if (is_b and i == n) or (not is_b and j == m):  # no other word comes after
            break
    return units[: found + 1], sums[: found + 1]


def counted(cnp.ndarray ascending not None):
    cdef const int64_t* at = <int64_t*>_data(ascending, cnp.NPY_INT64)
    cdef place count = _length(ascending), number, found = -1
    cdef cnp.ndarray units = _new(count, cnp.NPY_INTP)
    cdef cnp.ndarray sums = _new(count, cnp.NPY_UINT32)
    cdef place* to = <place*>cnp.PyArray_DATA(units)
    cdef uint32_t* values = <uint32_t*>cnp.PyArray_DATA(sums)
    for number in range(count):
        if found < 0 or to[found] != at[number] >> 32:
            found += 1
            to[found] = at[number] >> 32
            values[found] = 0
        values[found] += 1
    return units[: found + 1], _narrowed(values, found + 1)


# --- scores ---------------------------------------------------------------------------------------------------------


cdef void _weigh(
    const place* rows, const frequency* tf, const uint16_t* lengths, const double* norms, double weight, double* to,
    place count
) noexcept nogil:
    cdef place at
    for at in range(count):
        to[at] = tf[at] / (tf[at] + norms[lengths[rows[at]]]) * weight


cdef const double* _norms(cnp.ndarray norms, cnp.ndarray lengths, const place* rows, place count) except? NULL:
    _data(lengths, cnp.NPY_UINT16)
    _within(rows, count, _length(lengths))
    if _length(norms) != LENGTHS:
        raise IndexError(f"there are {_length(norms)} norms for {LENGTHS} lengths")
    return <double*>_data(norms, cnp.NPY_DOUBLE)


def weighed(
    cnp.ndarray rows not None, cnp.ndarray tf not None, cnp.ndarray lengths not None, cnp.ndarray norms not None,
    double weight
):
    cdef place count = _length(rows)
    cdef const place* of = _places(rows)
    cdef const double* norm = _norms(norms, lengths, of, count)
    cdef const uint16_t* length = <uint16_t*>cnp.PyArray_DATA(lengths)
    cdef cnp.ndarray scores = _new(count, cnp.NPY_DOUBLE)
    cdef double* to = <double*>cnp.PyArray_DATA(scores)
    if _length(tf) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} rows")
    if _width(tf) == 1:
        _weigh(of, <uint8_t*>cnp.PyArray_DATA(tf), length, norm, weight, to, count)
    else:
        _weigh(of, <uint32_t*>_data(tf, cnp.NPY_UINT32), length, norm, weight, to, count)
    return scores


cdef int _name(
    double* scores, const frequency* tf, const place* rows, place count, const cell* owners, const uint8_t* named,
    place size, double amount
) noexcept nogil:
    cdef place at
    for at in range(count):
        if owners[rows[at]] >= size:
            return -1
        if named[owners[rows[at]]] and tf[at]:
            scores[at] += amount
    return 0


def add_named(
    cnp.ndarray scores not None, cnp.ndarray tf not None, cnp.ndarray rows not None, cnp.ndarray owners not None,
    cnp.ndarray units not None, place size, double amount
):
    cdef place count = _length(rows), at
    cdef const place* of = _places(rows)
    cdef const place* naming = _places(units)
    cdef double* to = <double*>_data(scores, cnp.NPY_DOUBLE)
    cdef cnp.ndarray mask = _zeros(size, cnp.NPY_UINT8)
    cdef uint8_t* named = <uint8_t*>cnp.PyArray_DATA(mask)
    cdef void* owner = cnp.PyArray_DATA(owners)
    cdef void* often = cnp.PyArray_DATA(tf)
    cdef int width = _width(owners), flaw
    if _length(tf) != count or _length(scores) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} rows")
    _within(of, count, _length(owners))
    _within(naming, _length(units), size)
    for at in range(_length(units)):
        named[naming[at]] = 1
    if _width(tf) == 1:
        if width == 2:
            flaw = _name(to, <uint8_t*>often, of, count, <uint16_t*>owner, named, size, amount)
        elif width == 4:
            flaw = _name(to, <uint8_t*>often, of, count, <uint32_t*>owner, named, size, amount)
        else:
            flaw = _name(to, <uint8_t*>often, of, count, <uint8_t*>owner, named, size, amount)
    else:
        _data(tf, cnp.NPY_UINT32)
        if width == 2:
            flaw = _name(to, <uint32_t*>often, of, count, <uint16_t*>owner, named, size, amount)
        elif width == 4:
            flaw = _name(to, <uint32_t*>often, of, count, <uint32_t*>owner, named, size, amount)
        else:
            flaw = _name(to, <uint32_t*>often, of, count, <uint8_t*>owner, named, size, amount)
    if flaw:
        raise IndexError(f"a row's unit is beyond {size}")


cdef void _near(
    const place* rows, const frequency* one, const other_frequency* other, const uint16_t* lengths,
    const double* norms, double weight, double* to, place count
) noexcept nogil:
    cdef place at
    cdef double most
    for at in range(count):
        if not one[at] or not other[at]:
            to[at] = 0.0
            continue
        if one[at] == other[at]:
            most = 2.0 * one[at] - 1.0
        else:
            most = 2.0 * min(<uint32_t>one[at], <uint32_t>other[at])
        to[at] = weight * (most / (most + norms[lengths[rows[at]]]))


def nearest(
    cnp.ndarray rows not None, cnp.ndarray one not None, cnp.ndarray other not None, cnp.ndarray lengths not None,
    cnp.ndarray norms not None, double weight
):
    cdef place count = _length(rows)
    cdef const place* of = _places(rows)
    cdef const double* norm = _norms(norms, lengths, of, count)
    cdef const uint16_t* length = <uint16_t*>cnp.PyArray_DATA(lengths)
    cdef cnp.ndarray bounds = _new(count, cnp.NPY_DOUBLE)
    cdef double* to = <double*>cnp.PyArray_DATA(bounds)
    cdef void* a = cnp.PyArray_DATA(one)
    cdef void* b = cnp.PyArray_DATA(other)
    if _length(one) != count or _length(other) != count:
        raise IndexError(f"there are {_length(one)} and {_length(other)} frequencies for {count} rows")
    if _width(one) == 1 and _width(other) == 1:
        _near(of, <uint8_t*>a, <uint8_t*>b, length, norm, weight, to, count)
    elif _width(one) == 1:
        _near(of, <uint8_t*>a, <uint32_t*>_data(other, cnp.NPY_UINT32), length, norm, weight, to, count)
    elif _width(other) == 1:
        _near(of, <uint32_t*>_data(one, cnp.NPY_UINT32), <uint8_t*>b, length, norm, weight, to, count)
    else:
        _near(of, <uint32_t*>_data(one, cnp.NPY_UINT32), <uint32_t*>_data(other, cnp.NPY_UINT32), length, norm, weight, to, count)
    return bounds


cdef inline void _sink(double* heap, place count, place at) noexcept nogil:
    cdef place child
    cdef double value = heap[at]
    while True:
        child = 2 * at + 1
        if child >= count:
            break
        if child + 1 < count and heap[child + 1] < heap[child]:
            child += 1
        if value <= heap[child]:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = value


def reached(cnp.ndarray values not None, place count):
    cdef const double* of = <double*>_data(values, cnp.NPY_DOUBLE)
    cdef place length = _length(values), at
    if not 0 < count <= length:
        raise IndexError(f"there are no {count} values among {length}")
    cdef cnp.ndarray best = _new(count, cnp.NPY_DOUBLE)
    cdef double* heap = <double*>cnp.PyArray_DATA(best)
    for at in range(count):
        heap[at] = of[at]
    for at in range(count // 2 - 1, -1, -1):
        _sink(heap, count, at)
    for at in range(count, length):
        if of[at] > heap[0]:
            heap[0] = of[at]
            _sink(heap, count, 0)
    return heap[0]


def reaching(cnp.ndarray values not None, double least):
    cdef const double* of = <double*>_data(values, cnp.NPY_DOUBLE)
    cdef place count = _length(values), at, found = 0, room = min(count, 1024)
    cdef cnp.ndarray places = _new(room, cnp.NPY_INTP), more
    cdef place* to = <place*>cnp.PyArray_DATA(places)
    for at in range(count):
        if of[at] >= least:  # few are, so that the jump is foreseen
            if found == room:
                more = _new(count, cnp.NPY_INTP)
                memcpy(cnp.PyArray_DATA(more), to, found * sizeof(place))
                places, room = more, count
                to = <place*>cnp.PyArray_DATA(places)
            to[found] = at
            found += 1
    return _cut(places, found)


# --- counts ---------------------------------------------------------------------------------------------------------


cdef enum:
    AHEAD = 24  # lines that are fetched before they are counted: each is likely to lie in a cache line of its own


cdef int _count_lines(
    const cell* cells, place width, const place* units, const int64_t* weights, place count, int64_t* counts, place size
) noexcept nogil:
    """Of the ``units`` each once; without them of all ``count`` units as often as its weight says."""
    cdef place at, column
    cdef const cell* line
    for at in range(count):
        if units:
            if at + AHEAD < count:
                ibid_fetch(cells + units[at + AHEAD] * width)
            line = cells + units[at] * width
            for column in range(width):
                if line[column] >= size:
                    return -1
                counts[line[column]] += 1
        elif weights[at]:
            line = cells + at * width
            for column in range(width):
                if line[column] >= size:
                    return -1
                counts[line[column]] += weights[at]
    return 0


cdef object _values(
    cnp.ndarray cells, cnp.ndarray more_units, cnp.ndarray more_cells, cnp.ndarray frequent, cnp.ndarray profiles,
    place ordinals, const place* units, const int64_t* weights, place count
):
    cdef place width = cnp.PyArray_DIM(cells, 1), more = _length(more_units), bits = _length(frequent), at, low = 0
    cdef place size = ordinals + _length(profiles) + width
    cdef cnp.ndarray counts = _zeros(size, cnp.NPY_INT64)
    cdef int64_t* to = <int64_t*>cnp.PyArray_DATA(counts)
    cdef const uint32_t* of = <uint32_t*>_data(more_units, cnp.NPY_UINT32)
    cdef const uint32_t* held = <uint32_t*>_data(more_cells, cnp.NPY_UINT32)
    cdef const uint32_t* often = <uint32_t*>_data(frequent, cnp.NPY_UINT32)
    cdef const uint32_t* profile = <uint32_t*>_data(profiles, cnp.NPY_UINT32)
    cdef int64_t weight
    cdef uint32_t left
    cdef int flaw, bit
    if _width(cells) == 2:
        flaw = _count_lines(<uint16_t*>cnp.PyArray_DATA(cells), width, units, weights, count, to, size)
    else:
        flaw = _count_lines(<uint32_t*>_data(cells, cnp.NPY_UINT32), width, units, weights, count, to, size)
    for at in range(bits):
        flaw |= often[at] >= ordinals
    if flaw or _length(more_cells) != more:
        raise IndexError(f"a value is beyond {size}")
    for at in range(more):
        if units:
            low = _search(units, low, count, of[at])
            if low == count:
                break
            weight = units[low] == of[at]
        else:
            if of[at] >= count:
                raise IndexError(f"there is no unit {of[at]} among {count}")
            weight = weights[of[at]]
        if held[at] >= ordinals:
            raise IndexError(f"a value is beyond {ordinals}")
        to[held[at]] += weight
    for at in range(_length(profiles)):
        weight, left = to[ordinals + at], profile[at]
        while weight and left:
            bit = ibid_lowest(left)
            left &= left - 1
            if bit < bits:
                to[often[bit]] += weight
    return counts[:ordinals]


def count_values(
    cnp.ndarray cells not None, cnp.ndarray more_units not None, cnp.ndarray more_cells not None,
    cnp.ndarray frequent not None, cnp.ndarray profiles not None, place ordinals, cnp.ndarray units not None
):
    cdef const place* of = _places(units)
    _within(of, _length(units), _length(cells))
    if not _length(units):
        return _zeros(ordinals, cnp.NPY_INT64)
    return _values(cells, more_units, more_cells, frequent, profiles, ordinals, of, NULL, _length(units))


def weigh_values(
    cnp.ndarray cells not None, cnp.ndarray more_units not None, cnp.ndarray more_cells not None,
    cnp.ndarray frequent not None, cnp.ndarray profiles not None, place ordinals, cnp.ndarray weights not None
):
    cdef const int64_t* of = <int64_t*>_data(weights, cnp.NPY_INT64)
    if _length(weights) != _length(cells):
        raise IndexError(f"there are {_length(weights)} weights for {_length(cells)} units")
    return _values(cells, more_units, more_cells, frequent, profiles, ordinals, NULL, of, _length(weights))


cdef inline bint _less(int64_t count, place at, int64_t other, place of_other) noexcept nogil:
    """Whether what is at ``at`` comes after the other."""
    return count < other or (count == other and at > of_other)


cdef void _sink_place(const int64_t* counts, place* heap, place size, place at) noexcept nogil:
    """Whatever comes last of all in the heap is at its top."""
    cdef place child, moved = heap[at]
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and _less(counts[heap[child + 1]], heap[child + 1], counts[heap[child]], heap[child]):
            child += 1
        if not _less(counts[heap[child]], heap[child], counts[moved], moved):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = moved


def most(cnp.ndarray counts not None, place limit):
    cdef const int64_t* of = <int64_t*>_data(counts, cnp.NPY_INT64)
    cdef place count = _length(counts), at, size = 0, kept = 0, last
    if limit <= 0:
        raise IndexError(f"there are no {limit} values to be listed")
    cdef cnp.ndarray found = _new(min(limit, count), cnp.NPY_INTP)
    cdef place* heap = <place*>cnp.PyArray_DATA(found)
    for at in range(count):
        if not of[at]:
            continue
        kept += 1
        if size < limit:
            heap[size] = at
            size += 1
            if size == limit:
                for last in range(size // 2 - 1, -1, -1):
                    _sink_place(of, heap, size, last)
        elif of[at] > of[heap[0]]:
            heap[0] = at
            _sink_place(of, heap, size, 0)
    if size < limit:
        for last in range(size // 2 - 1, -1, -1):
            _sink_place(of, heap, size, last)
    for last in range(size - 1, 0, -1):
        heap[0], heap[last] = heap[last], heap[0]
        _sink_place(of, heap, last, 0)
    return _cut(found, size), kept


cdef int _count_owners(
    const cell* owners, const place* rows, place count, place lines, int64_t* counts, place size
) noexcept nogil:
    cdef place at
    for at in range(count):
        if <size_t>rows[at] >= <size_t>lines or owners[rows[at]] >= size:
            return -1
        counts[owners[rows[at]]] += 1
    return 0


def count_owners(cnp.ndarray owners not None, cnp.ndarray rows not None, place size):
    cdef const place* of = _places(rows)
    cdef place count = _length(rows), lines = _length(owners)
    cdef cnp.ndarray counts = _zeros(size, cnp.NPY_INT64)
    cdef int64_t* to = <int64_t*>cnp.PyArray_DATA(counts)
    cdef int width = _width(owners), flaw
    if width == 1:
        flaw = _count_owners(<uint8_t*>cnp.PyArray_DATA(owners), of, count, lines, to, size)
    elif width == 2:
        flaw = _count_owners(<uint16_t*>cnp.PyArray_DATA(owners), of, count, lines, to, size)
    else:
        flaw = _count_owners(<uint32_t*>_data(owners, cnp.NPY_UINT32), of, count, lines, to, size)
    if flaw:
        raise IndexError(f"a row is beyond {lines}, or its owner beyond {size}")
    return counts


# --- texts ----------------------------------------------------------------------------------------------------------


cdef extern from "Python.h":
    int PyUnicode_KIND(object text) noexcept
    void* PyUnicode_DATA(object text) noexcept
    uint32_t PyUnicode_READ(int kind, const void* data, Py_ssize_t at) noexcept nogil
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)
    object PyUnicode_FromKindAndData(int kind, const void* data, Py_ssize_t size)
    object PyUnicode_DecodeUTF8(const char* data, Py_ssize_t size, const char* errors)
    bint Py_UNICODE_ISALNUM(uint32_t letter) noexcept nogil
    bint Py_UNICODE_ISSPACE(uint32_t letter) noexcept nogil
    bint Py_UNICODE_ISDECIMAL(uint32_t letter) noexcept nogil
    bint Py_UNICODE_ISUPPER(uint32_t letter) noexcept nogil
    int UCS4 "PyUnicode_4BYTE_KIND"


cdef struct Text:
    int kind
    const void* data
    place size


cdef inline Text _text(str text):
    cdef Text read
    read.kind, read.data, read.size = PyUnicode_KIND(text), PyUnicode_DATA(text), len(text)
    return read


cdef inline uint32_t _letter(Text* text, place at) noexcept nogil:
    return PyUnicode_READ(text.kind, text.data, at)


cdef inline bint _is_plain_letter(uint32_t letter) noexcept nogil:
    return c"a" <= (letter | 32) <= c"z" and letter < 128


cdef place _find(Text* text, uint32_t wanted, place at, place end) noexcept nogil:
    """As ``str.find``, but that ``end`` is given where there is none."""
    while at < end and _letter(text, at) != wanted:
        at += 1
    return at


cdef const char* _behind_cell(const char* at, const char* end) noexcept nogil:
    """What stands behind a cell of an array in JSON; ``NULL`` where that is no string, number or constant."""
    if at == end or at[0] == c"[" or at[0] == c"{":
        return NULL
    if at[0] != c'"':
        while at < end and at[0] != c"," and at[0] != c"]":
            at += 1
        return at
    at += 1
    while at < end and at[0] != c'"':
        at += 2 if at[0] == c"\\" else 1
    return at + 1 if at < end else NULL


cdef object _string_or_none(const char* at, const char* end):
    """A string without escapes, or ``None``; ``NotImplemented`` for anything else."""
    if end - at == 4 and memcmp(at, b"null", 4) == 0:
        return None
    if end - at < 2 or at[0] != c'"' or memchr(at, c"\\", end - at):
        return NotImplemented
    return PyUnicode_DecodeUTF8(at + 1, end - at - 2, NULL)


def cells(bytes block not None, place line, place first):
    cdef const char* at = block
    cdef const char* end = at + len(block)
    cdef const char* stop
    cdef place number
    cdef bint closed
    for number in range(line):
        at = <const char*>memchr(at, c"\n", end - at)
        if at == NULL:
            raise IndexError(f"there is no line {line}")
        at += 1
    stop = <const char*>memchr(at, c"\n", end - at)
    if stop != NULL:
        end = stop
    if at < end and at[0] == c"[":
        at += 1
        for number in range(first):
            at = _behind_cell(at, end)
            if at == NULL or at == end or at[0] != c",":
                break
            at += 1
        else:
            stop = _behind_cell(at, end)
            if stop != NULL and stop < end and stop[0] == c",":
                one = _string_or_none(at, stop)
                at = stop + 1
                stop = _behind_cell(at, end)
                closed = stop != NULL and stop < end and (stop[0] == c"," or stop[0] == c"]")
                other = _string_or_none(at, stop) if closed else NotImplemented
                if one is not NotImplemented and other is not NotImplemented:
                    return one, other
    return by_python.cells(block, line, first)


# --- marks ----------------------------------------------------------------------------------------------------------


cdef enum:
    ASCII = 128
    ROW = 16
    BEYOND = 127  # the bit for every letter beyond ASCII
    MOST_SLOTS = 64


cdef inline void _set_bit(uint8_t* row, uint32_t letter) noexcept nogil:
    if letter < ASCII:
        row[letter >> 3] |= 1 << (letter & 7)


cdef inline uint32_t _upper(uint32_t letter) noexcept nogil:
    return letter - 32 if c"a" <= letter <= c"z" else letter


def beginnings(terms):
    cdef bytes table = bytes(ASCII * ROW)
    cdef uint8_t* rows = <uint8_t*><char*>table
    cdef uint8_t* row
    cdef Text text
    cdef place skip
    cdef uint32_t first, second
    cdef str term
    cdef int big
    for term in terms:
        text = _text(term)
        skip = text.size > 0 and _letter(&text, 0) == c"="
        if text.size <= skip:
            continue
        first = _letter(&text, skip)
        if first >= ASCII or not Py_UNICODE_ISALNUM(first):
            continue
        for big in range(2):
            row = rows + (_upper(first) if big else first) * ROW
            if text.size == skip + 1:
                memset(row, 255, ROW)
                continue
            second = _letter(&text, skip + 1)
            _set_bit(row, second)
            _set_bit(row, _upper(second))
            if second == c"i":
                _set_bit(row, c"y")
                _set_bit(row, c"Y")
            _set_bit(row, c"'")
            _set_bit(row, c",")
            _set_bit(row, BEYOND)
    return table


cdef struct Marks:
    place* at
    place count
    place room


cdef int _add_mark(Marks* marks, place start, place end) except -1:
    if marks.count + 2 > marks.room:
        marks.room = marks.room * 2 + 64
        marks.at = <place*>_grown(marks.at, marks.room * sizeof(place))
    marks.at[marks.count], marks.at[marks.count + 1] = start, end
    marks.count += 2
    return 0


cdef void _merge_marks(Marks* marks) noexcept nogil:
    """Sorted by insertion, for they are told nearly in order, and merged where they touch."""
    cdef place at, to, kept = 0, start, end
    cdef place* marked = marks.at
    for at in range(2, marks.count, 2):
        start, end, to = marked[at], marked[at + 1], at
        while to and marked[to - 2] > start:
            marked[to], marked[to + 1] = marked[to - 2], marked[to - 1]
            to -= 2
        marked[to], marked[to + 1] = start, end
    for at in range(0, marks.count, 2):
        if kept and marked[at] <= marked[kept - 1]:
            marked[kept - 1] = max(marked[kept - 1], marked[at + 1])
        else:
            marked[kept], marked[kept + 1] = marked[at], marked[at + 1]
            kept += 2
    marks.count = kept


cdef void* _grown(void* memory, size_t size) except NULL:
    memory = PyMem_Realloc(memory, size)
    if memory == NULL:
        raise MemoryError
    return memory


cdef bint _may_begin(Text* text, place start, place end, const uint8_t* table) noexcept nogil:
    """Whether a match may begin in a chunk."""
    cdef place at
    cdef uint32_t letter, before = c" ", second
    cdef const uint8_t* row
    for at in range(start, end):
        letter = _letter(text, at)
        if letter >= ASCII:
            if Py_UNICODE_ISALNUM(letter):
                return True
        elif not _is_plain_letter(before):
            row = table + letter * ROW
            if row[BEYOND >> 3] >> (BEYOND & 7):
                second = _letter(text, at + 1) if at + 1 < text.size else 0
                second = min(second, <uint32_t>BEYOND)
                if row[second >> 3] >> (second & 7) & 1:
                    return True
        before = letter
    return False


cdef uint64_t _bits_of(tuple terms, dict bits) except? 0:
    cdef PyObject* found
    cdef uint64_t held = 0
    for term in terms:
        found = <PyObject*>PyDict_GetItemWithError(bits, term)
        if found != NULL:
            held |= <uint64_t>(<object>found)
    return held


cdef int _mark_chunk(
    Text* text, tuple own, place start, dict bits, uint64_t firsts, uint64_t lasts, uint64_t* open, place* begun,
    place* words, Marks* marks
) except -1:
    """The matches that end in a chunk; ``begun`` has where the last words began, in a ring."""
    cdef uint64_t held, ends
    cdef tuple word
    cdef int last, slots
    for word in own:
        held = _bits_of(<tuple>word[0], bits) & (open[0] | firsts)
        begun[words[0] % MOST_SLOTS] = start + <place>word[1]
        words[0] += 1
        ends = held & lasts
        while ends:
            last = ibid_lowest(ends)
            ends &= ends - 1
            slots = 1
            while slots <= last and not firsts >> (last - slots + 1) & 1:
                slots += 1
            _add_mark(marks, begun[(words[0] - slots) % MOST_SLOTS], start + <place>word[2])
        open[0] = (held & ~lasts) << 1
    return 0


def marks(str text not None, bytes table not None, words not None, dict bits not None, uint64_t firsts,
          uint64_t lasts):
    cdef Text read = _text(text)
    cdef const uint8_t* rows = <const uint8_t*><const char*>table
    cdef place begun[MOST_SLOTS]
    cdef place start = 0, end, counted = 0, at
    cdef uint64_t open = 0
    cdef Marks found
    cdef PyObject* known
    if not isinstance(words, dict):
        raise TypeError("words are looked up in a dictionary")
    if len(table) != ASCII * ROW:
        raise IndexError(f"a table has {ASCII * ROW} bytes, not {len(table)}")
    found.at, found.count, found.room = NULL, 0, 0
    try:
        while start < read.size:
            end = _find(&read, c" ", start, read.size)
            if end > start and (open or _may_begin(&read, start, end, rows)):
                chunk = PyUnicode_Substring(text, start, end)
                known = <PyObject*>PyDict_GetItemWithError(words, chunk)
                own = <object>known if known != NULL else words[chunk]
                _mark_chunk(&read, <tuple>own, start, bits, firsts, lasts, &open, begun, &counted, &found)
            start = end + 1
        _merge_marks(&found)
        return [found.at[at] for at in range(found.count)]
    finally:
        PyMem_Free(found.at)


# --- snippets -------------------------------------------------------------------------------------------------------


# As in ``indexer.sentences``.

cdef inline bint _is_stop(uint32_t letter) noexcept nogil:
    return letter == c"." or letter == c"!" or letter == c"?" or letter == 0x2026 or letter == 0x3002


cdef inline bint _closes(uint32_t letter) noexcept nogil:
    if letter < ASCII:
        return letter == c'"' or letter == c")" or letter == c"]"
    return letter == 0x201D or letter == 0x2019 or letter == 0xBB


cdef inline bint _opens(uint32_t letter) noexcept nogil:
    if letter < ASCII:
        return letter == c'"' or letter == c"(" or letter == c"["
    return letter == 0x201C or letter == 0x2018 or letter == 0xAB or letter == 0xBF or letter == 0xA1


cdef inline bint _begins_sentence(uint32_t letter) noexcept nogil:
    """A letter or a figure, but no small letter of Latin-1."""
    if c"a" <= letter <= c"z" or 0xE0 <= letter <= 0xF6 or 0xF8 <= letter <= 0xFF:
        return False
    return Py_UNICODE_ISALNUM(letter)


cdef enum:
    TAIL = 16


cdef place LONGEST = max(map(len, ABBREVIATIONS))


cdef int _abbreviates(str text, Text* read, place start, place stop) except -1:
    """Whether the full stop at ``stop`` belongs to an abbreviation."""
    cdef place first = stop
    cdef uint32_t letter
    start = max(start, stop - TAIL)
    while first > start:
        letter = _letter(read, first - 1)
        if not Py_UNICODE_ISALNUM(letter) or Py_UNICODE_ISDECIMAL(letter):
            break
        first -= 1
    if first == stop:
        return False
    if stop - first == 1 and Py_UNICODE_ISUPPER(_letter(read, first)):
        return True
    if stop - first > LONGEST:
        return False
    return PySet_Contains(ABBREVIATIONS, PyUnicode_Substring(text, first, stop).casefold())


cdef int _next_sentence(str text, Text* read, place* at, place* start, place* end) except -1:
    """The sentence that begins at ``at``, behind which that stands then; 0 where there is none."""
    cdef place stop = at[0], behind, next, after
    if at[0] >= read.size:
        return 0
    start[0] = at[0]
    while stop < read.size:
        if not _is_stop(_letter(read, stop)):
            stop += 1
            continue
        behind = stop + 1
        while behind < read.size and _closes(_letter(read, behind)):
            behind += 1
        next = behind
        while next < read.size and Py_UNICODE_ISSPACE(_letter(read, next)):
            next += 1
        after = next
        while after < read.size and _opens(_letter(read, after)):
            after += 1
        if next == behind or after == read.size or not _begins_sentence(_letter(read, after)):
            stop += 1
        elif _letter(read, stop) == c"." and _abbreviates(text, read, at[0], stop):
            stop = next
        else:
            end[0], at[0] = behind, next
            return 1
    end[0], at[0] = _stripped(read) or read.size, read.size
    return 1


cdef place _stripped(Text* read) noexcept nogil:
    """The size of a text without the white space at its end."""
    cdef place end = read.size
    while end and Py_UNICODE_ISSPACE(_letter(read, end - 1)):
        end -= 1
    return end


cdef place _before(const place* bounds, place count, place wanted) noexcept nogil:
    """Of how many marks the bound, of which every other one is looked at, comes before ``wanted``."""
    cdef place low = 0, high = count, middle
    while low < high:
        middle = (low + high) >> 1
        if bounds[2 * middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


cdef void _cut_sentence(Text* read, place* start, place* end, const place* marks, place count, place size) noexcept nogil:
    """See ``by_python.cut``."""
    cdef place first = _before(marks, count, start[0]), at, left = start[0], right, space, most
    if first < count and marks[2 * first] >= end[0]:
        first = count
    if first < count and marks[2 * first + 1] - start[0] > size:
        left = max(start[0], min((marks[2 * first] + marks[2 * first + 1]) // 2 - size // 2, marks[2 * first]))
        if left and not Py_UNICODE_ISSPACE(_letter(read, left - 1)):
            left = min(_find(read, c" ", left, marks[2 * first]) + 1, marks[2 * first])
    right = min(left + size, end[0])
    if right < end[0]:
        space = right
        while space > left and _letter(read, space) != c" ":
            space -= 1
        right = space if space > left else right
    most = right
    for at in range(first, count):
        if marks[2 * at] >= end[0] or (at > first and marks[2 * at] >= right):
            break
        if at == first or right < marks[2 * at + 1]:
            most = max(most, marks[2 * at + 1])
    start[0], end[0] = left, most


cdef int _choose(str text, Text* read, const place* marks, place count, place size, place* start, place* end) except -1:
    """See ``by_python.window``. The sentences of a run wait in a ring, which grows as long as the longest."""
    cdef place at = 0, first, last, most = -1, held, low, high
    cdef place head = 0, waiting = 0, room = 64
    cdef place* run = <place*>_grown(NULL, 2 * room * sizeof(place))
    cdef int more
    start[0], end[0] = 0, 0
    try:
        more = _next_sentence(text, read, &at, &low, &high)
        while waiting or more:
            while more and (not waiting or high - run[2 * head] <= size):
                if head + waiting == room:
                    if head > room // 2:
                        memcpy(run, run + 2 * head, 2 * waiting * sizeof(place))
                        head = 0
                    else:
                        room *= 2
                        run = <place*>_grown(run, 2 * room * sizeof(place))
                run[2 * (head + waiting)], run[2 * (head + waiting) + 1] = low, high
                waiting += 1
                more = _next_sentence(text, read, &at, &low, &high)
            first, last = run[2 * head], run[2 * (head + waiting) - 1]
            head += 1
            waiting -= 1
            if most >= 0 and max(last, first + size) < marks[0]:
                continue  # no mark is reached yet
            if last - first > size:
                _cut_sentence(read, &first, &last, marks, count, size)
            # They are in order: those within are those that end in time less those that begin before.
            held = max(_before(marks + 1, count, last + 1) - _before(marks, count, first), 0)
            if held > most:
                start[0], end[0], most = first, last, held
                if held == count:
                    break
        return 0
    finally:
        PyMem_Free(run)


cdef inline place _put(uint32_t* to, place at, const char* piece) noexcept nogil:
    while piece[0]:
        to[at] = <unsigned char>piece[0]
        at += 1
        piece += 1
    return at


cdef place _put_safely(uint32_t* to, place at, Text* read, place start, place end) noexcept nogil:
    """As ``html.escape``."""
    cdef uint32_t letter
    for start in range(start, end):
        letter = _letter(read, start)
        if letter == c"&":
            at = _put(to, at, b"&amp;")
        elif letter == c"<":
            at = _put(to, at, b"&lt;")
        elif letter == c">":
            at = _put(to, at, b"&gt;")
        elif letter == c'"':
            at = _put(to, at, b"&quot;")
        elif letter == c"'":
            at = _put(to, at, b"&#x27;")
        else:
            to[at] = letter
            at += 1
    return at


cdef enum:
    ELLIPSIS = 0x2026
    LONGEST_ESCAPE = 6
    TAGS = 13  # <mark></mark>


def snippet(str text not None, list marks not None, place size):
    cdef Text read = _text(text)
    cdef place count = len(marks) // 2, at, start = 0, end = read.size, done, low = 2, high
    cdef place* places = <place*>_grown(NULL, (2 * count + 1) * sizeof(place))
    cdef uint32_t* to = NULL
    try:
        for at in range(2 * count):
            places[at] = marks[at]
            if places[at] < (places[at - 1] if at else 0) or places[at] > read.size:
                raise IndexError(f"there is no mark {places[at]} in a text of {read.size}")
        if read.size > size:
            _choose(text, &read, places, count, size, &start, &end)
        to = <uint32_t*>_grown(NULL, ((end - start) * LONGEST_ESCAPE + count * TAGS + 4) * sizeof(uint32_t))
        high, done = 2, start
        for at in range(count):
            if places[2 * at] < start or places[2 * at + 1] > end:
                continue
            high = _put_safely(to, high, &read, done, places[2 * at])
            high = _put(to, high, b"<mark>")
            high = _put_safely(to, high, &read, places[2 * at], places[2 * at + 1])
            high = _put(to, high, b"</mark>")
            done = places[2 * at + 1]
        high = _put_safely(to, high, &read, done, end)
        while high > low and Py_UNICODE_ISSPACE(to[high - 1]):
            high -= 1
        while low < high and Py_UNICODE_ISSPACE(to[low]):
            low += 1
        if start > 0:
            low -= 2
            to[low], to[low + 1] = ELLIPSIS, c" "
        if end < _stripped(&read):
            to[high], to[high + 1] = c" ", ELLIPSIS
            high += 2
        return PyUnicode_FromKindAndData(UCS4, to + low, high - low)
    finally:
        PyMem_Free(places)
        PyMem_Free(to)
