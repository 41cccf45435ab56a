/** SQL for a person as the rules want to know them before they tell a name: as JSON, with the household they are of for this student. */

/** `row` is the alias of a row with `school_id` and `student_id`; `person` an expression for the person's id. */
export const namedPerson = (row: string, person: string) => `(
    select json_build_object('id', np.id, 'name', np.name, 'role', np.role, 'household', nr.household)
    from people np left join relations nr on nr.school_id = np.school_id and nr.person_id = np.id and nr.student_id = ${row}.student_id
    where np.school_id = ${row}.school_id and np.id = ${person})`;

/** SQL for a plain date as the contract writes it. */
export const dayOf = (column: string) => `to_char(${column}, 'YYYY-MM-DD')`;
